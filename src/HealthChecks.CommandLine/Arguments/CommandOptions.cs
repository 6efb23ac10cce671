namespace HealthChecks;

/// <summary>The options that there are; which of them a command takes says its <see cref="CommandVerb"/>.</summary>
[Flags]
internal enum CommandOptions
{
    None = 0,
    Format = 1,
    Verbose = 2,
    Nagios = 4,
    Url = 8,
    Socket = 16,
    HostHeader = 32,
    Timeout = 64,
    Insecure = 128,
    Every = 256,
    Count = 512,
    DryRun = 1024,

    /// <summary>How to reach the running process.</summary>
    Address = Url | Socket | HostHeader | Timeout | Insecure,
}
