using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HealthChecks.Testing.Servers;

/// <summary>Unix signals, by their numbers on Linux.</summary>
public static class Signals
{
    /// <summary>SIGINT.</summary>
    public const int Interrupt = 2;

    /// <summary>SIGQUIT.</summary>
    public const int Quit = 3;

    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>SIGCONT.</summary>
    public const int Resume = 18;

    /// <summary>SIGSTOP.</summary>
    public const int Suspend = 19;

    /// <summary>Sends a signal to one process; one that has ended meanwhile is passed over.</summary>
    public static void Send(int process, int signal) => _ = SendSignal(process, signal);

    /// <summary>
    /// Sends a signal to a process and all that descend from it. Not to a process group: some servers put each of their processes in a
    /// group of its own.
    /// </summary>
    public static void SendToTree(int process, int signal)
    {
        // Parents first, and again until nobody is new: a process that has not got the signal yet may still start others.
        HashSet<int> reached = [];
        while (Tree(process).Where(reached.Add).ToList() is { Count: > 0 } members)
        {
            foreach (var member in members)
                Send(member, signal);
        }
    }

    /// <summary>The process, then its children, then theirs.</summary>
    public static IReadOnlyList<int> Tree(int process)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(static folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(static id => id > 0)
            .ToLookup(ParentOf);
        List<int> tree = [process];
        for (var i = 0; i < tree.Count; i++)
            tree.AddRange(children[tree[i]]);
        return tree;
    }

    /// <summary>Stops a process and all that descend from it, and returns when none of their threads runs: on a busy machine that takes a while.</summary>
    /// <exception cref="TimeoutException">One still runs after ten seconds.</exception>
    public static void SuspendTree(int process)
    {
        SendToTree(process, Suspend);
        var started = Stopwatch.GetTimestamp();
        while (Tree(process).SelectMany(ThreadsOf).Any(static thread => FieldsOf(thread) is [not ("T" or "t" or "Z" or "X"), ..]))
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(10))
                throw new TimeoutException($"Process {process} does not stop.");
            Thread.Sleep(1);
        }
    }

    private static IEnumerable<string> ThreadsOf(int process)
    {
        try
        {
            return Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static int ParentOf(int process) =>
        FieldsOf($"/proc/{process}") is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    /// <summary>The state of a process or thread, its parent, and so on; nothing when it has ended.</summary>
    private static string[] FieldsOf(string folder)
    {
        try
        {
            // "pid (name) state parent …"; the name may hold spaces and parentheses.
            var stat = File.ReadAllText(folder + "/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
