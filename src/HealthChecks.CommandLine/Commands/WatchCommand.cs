using System.Runtime.InteropServices;

namespace HealthChecks;

/// <summary><c>health watch</c>: asks the running process again and again, and shows what it says.</summary>
internal static class WatchCommand
{
    public static int Run(ComposedHealthRegistry registry, HealthCommand command, CancellationToken cancellationToken)
    {
        var watched = new List<WatchedSubset>();
        foreach (var subset in registry.Subsets)
        {
            if (command.Subset is { } only && !string.Equals(subset.Name, only, StringComparison.OrdinalIgnoreCase))
                continue;
            if (ProbeCommand.QuestionOf(registry, subset, command, ProbeFormat.Json, out var error) is not { } question)
                return CommandConsole.Fail(error);
            watched.Add(new WatchedSubset(question));
        }

        if (watched.Count == 0)
            return command.Subset is null ? CommandConsole.Fail("This application declares no subset.") : CommandConsole.RefuseSubset(registry, command);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Ctrl-C is how a watch ends, and no failure.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        var isTable = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        return isTable
            ? Watch(watched, command, new WatchTable(CommandConsole.Output, HasColour()), stop.Token)
            : Watch(watched, command, new WatchLog(CommandConsole.Output), stop.Token);
    }

    private static int Watch(List<WatchedSubset> watched, HealthCommand command, IWatchView view, CancellationToken stop)
    {
        view.Begin();
        try
        {
            for (var asked = 1; ; asked++)
            {
                foreach (var subset in watched)
                    subset.Ask(stop);
                view.Show(watched);
                if (asked == command.Count)
                    return watched.TrueForAll(static subset => subset.Passes) ? 0 : 1;
                if (stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(command.EverySeconds)))
                    return 0;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            view.End();
        }
    }

    private static bool HasColour() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
