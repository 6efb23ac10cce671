using HealthChecks.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthChecks.Tests;

public sealed class DisconnectTests
{
    [Fact]
    public async Task A_prober_that_goes_away_fails_nothing_and_cancels_nobody()
    {
        var result = new TaskCompletionSource<HealthCheckResult>();
        var cancelled = false;
        var check = new StubCheck(token =>
        {
            token.Register(() => cancelled = true);
            return result.Task;
        });
        var observer = new StatusObserver();
        await using var app = await TestApp.StartAsync(
            new RegistryBuilder().Subset("readiness").Check("slow", check, "readiness"),
            builder => builder.Services.AddSingleton<IStartupFilter>(observer));

        using var impatience = new CancellationTokenSource();
        var gone = app.Server.CreateClient().GetAsync("/healthcheck/readiness", impatience.Token);
        await check.Started;
        var patient = app.GetAsync("/healthcheck/readiness");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        var statusOfGone = await observer.First;
        result.SetResult(HealthCheckResult.Healthy());
        var answer = await patient;

        Assert.Equal(499, statusOfGone);
        Assert.Equal(200, answer.Status);
        Assert.Equal(1, check.Runs);
        Assert.False(cancelled);
        Assert.DoesNotContain(app.Log.Entries, static entry => entry.Level >= LogLevel.Error);
    }

    private sealed class StatusObserver : IStartupFilter
    {
        private readonly TaskCompletionSource<int> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<int> First => _first.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                await following(context);
                _first.TrySetResult(context.Response.StatusCode);
            });
            next(app);
        };
    }
}
