using System.Runtime.InteropServices;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>A thread that the file system takes for another user's; the process stays whose it is. Linux, and root to begin with.</summary>
internal static partial class UnprivilegedThread
{
    private const uint Nobody = 65534;

    public static void Run(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            _ = SetFileGroup(Nobody);
            _ = SetFileUser(Nobody);
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw new InvalidOperationException($"As another user: {failure.Message}", failure);
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileUser(uint user);

    [LibraryImport("libc", EntryPoint = "setfsgid")]
    private static partial int SetFileGroup(uint group);
}
