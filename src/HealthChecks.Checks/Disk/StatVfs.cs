using System.Runtime.InteropServices;

namespace HealthChecks;

/// <summary>
/// What <c>statvfs(3)</c> fills in. On 64-bit Linux, glibc and musl lay it out alike on every processor; other systems differ and are not
/// asked.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal partial struct StatVfs
{
    private readonly ulong _blockSize;
    private readonly ulong _fragmentSize;
    private readonly ulong _blocks;
    private readonly ulong _freeBlocks;
    private readonly ulong _availableBlocks;
    public readonly ulong Inodes;
    public readonly ulong FreeInodes;
    public readonly ulong AvailableInodes;
    private readonly ulong _fileSystem;
    private readonly ulong _flags;
    private readonly ulong _longestName;

    // 24 bytes more, reserved. As much again, should a C library come to use more than today's do.
    private readonly Reserved _reserved;

    /// <summary>Asks the C library; false where the call is not known, or fails.</summary>
    public static bool TryRead(string path, out StatVfs status)
    {
        status = default;
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return false;

        try
        {
            return Call(path, out status) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statvfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(string path, out StatVfs status);

    [System.Runtime.CompilerServices.InlineArray(6)]
    private struct Reserved
    {
        private ulong _first;
    }
}
