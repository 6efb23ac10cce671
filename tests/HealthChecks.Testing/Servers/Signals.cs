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

    private static int ParentOf(int process)
    {
        try
        {
            // "pid (name) state parent …"; the name may hold spaces and parentheses.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
