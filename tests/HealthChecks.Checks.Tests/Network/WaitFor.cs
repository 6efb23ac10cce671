namespace HealthChecks.Checks.Tests.Network;

/// <summary>For what a server notices a moment after the check is done.</summary>
internal static class WaitFor
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        for (var tries = 0; !condition() && tries < 500; tries++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(condition());
    }
}
