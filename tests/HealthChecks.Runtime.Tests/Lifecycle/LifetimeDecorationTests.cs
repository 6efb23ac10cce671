using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HealthChecks.Tests;

/// <summary>Which hosts drain: those whose lifetime was there when the registry was added.</summary>
public sealed class LifetimeDecorationTests
{
    [Fact]
    public void The_host_of_a_worker_drains()
    {
        var builder = Host.CreateApplicationBuilder();
        Add(builder.Services);
        using var host = builder.Build();

        Assert.IsType<DrainingLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    [Fact]
    public void The_host_of_a_web_application_drains()
    {
        var builder = WebApplication.CreateSlimBuilder();
        Add(builder.Services);
        using var host = builder.Build();

        Assert.IsType<DrainingLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    [Fact]
    public async Task A_host_of_the_old_style_drains_wherever_the_registry_is_added_and_starts_and_stops_as_before()
    {
        using var host = Host.CreateDefaultBuilder()
            .ConfigureWebHostDefaults(static web => web.UseTestServer().ConfigureServices(Add).Configure(static _ => { }))
            .Build();

        Assert.IsType<DrainingLifetime>(host.Services.GetRequiredService<IHostLifetime>());
        await host.StartAsync();
        await host.StopAsync();
        Assert.True(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.IsCancellationRequested);
    }

    [Fact]
    public void The_application_itself_sees_the_hosts_own_way_to_stop()
    {
        var builder = Host.CreateApplicationBuilder();
        Add(builder.Services);
        using var host = builder.Build();

        Assert.IsNotType<DrainingStop>(host.Services.GetRequiredService<IHostApplicationLifetime>());
    }

    [Fact]
    public async Task The_lifetime_keeps_what_it_asks_for_but_is_given_another_way_to_stop()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Other()).AddSingleton<IHostApplicationLifetime, NoApplication>().AddSingleton<IHostLifetime, Recorded>();
        LifetimeDecoration.Apply(services);
        await using var provider = services.BuildServiceProvider();

        var lifetime = Assert.IsType<DrainingLifetime>(provider.GetRequiredService<IHostLifetime>());
        await lifetime.StopAsync(default);

        var inner = provider.GetRequiredService<Other>().Lifetime!;
        Assert.IsType<DrainingStop>(inner.Application);
        Assert.True(inner.IsStopped);
        lifetime.Dispose();
        Assert.True(inner.IsDisposed);
    }

    [Fact]
    public void The_last_one_counts_as_it_does_for_the_host()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IHostLifetime, NoLifetime>().AddSingleton<IHostLifetime, Recorded>();
        LifetimeDecoration.Apply(services);

        Assert.Equal(typeof(NoLifetime), services[0].ImplementationType);
        Assert.NotNull(services[1].ImplementationFactory);
    }

    [Fact]
    public void One_that_comes_later_takes_its_place()
    {
        var builder = Host.CreateApplicationBuilder();
        Add(builder.Services);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        using var host = builder.Build();

        Assert.IsType<NoLifetime>(host.Services.GetRequiredService<IHostLifetime>());
    }

    [Fact]
    public void One_that_is_there_already_or_is_made_by_a_factory_is_left_alone()
    {
        var there = new NoLifetime();
        var services = new ServiceCollection();
        services.AddSingleton<IHostLifetime, Recorded>().AddSingleton<IHostLifetime>(there);
        LifetimeDecoration.Apply(services);
        Assert.Same(there, services[1].ImplementationInstance);
        Assert.Equal(typeof(Recorded), services[0].ImplementationType);

        Func<IServiceProvider, IHostLifetime> factory = static _ => new NoLifetime();
        services.AddSingleton(factory).AddKeyedSingleton<IHostLifetime, Recorded>("another");
        LifetimeDecoration.Apply(services);
        Assert.Same(factory, services[2].ImplementationFactory);
        Assert.Equal(typeof(Recorded), services[3].KeyedImplementationType);
    }

    [Fact]
    public void Without_a_host_there_is_nothing_to_decorate()
    {
        var services = new ServiceCollection();
        Add(services);

        Assert.DoesNotContain(services, static service => service.ServiceType == typeof(IHostLifetime));
    }

    private static void Add(IServiceCollection services)
    {
        GivenRegistry.Next = Declare.Registry([new HealthSubsetDefinition("readiness")], Declare.Check("database", new TestCheck()));
        services.AddHealthRegistryCore<GivenRegistry>();
    }

    private class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Other
    {
        public Recorded? Lifetime { get; set; }
    }

    private sealed class Recorded : NoLifetime, IDisposable
    {
        public Recorded(IHostApplicationLifetime application, Other other)
        {
            Application = application;
            other.Lifetime = this;
        }

        public IHostApplicationLifetime Application { get; }

        public bool IsStopped { get; private set; }

        public bool IsDisposed { get; private set; }

        public override Task StopAsync(CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class NoApplication : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
