using System.Runtime.InteropServices;

namespace HealthChecks;

/// <summary>The library that TLS needs on Linux, which small images do not have.</summary>
internal static class OpenSsl
{
    public static bool IsThere =>
        !OperatingSystem.IsLinux() || NativeLibrary.TryLoad("libssl.so.3", out _) || NativeLibrary.TryLoad("libssl.so.1.1", out _);
}
