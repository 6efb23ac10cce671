namespace HealthChecks;

/// <summary>
/// The defaults that follow from a subset's kind; compiled into the generator too, so that its constants and the engine agree.
/// </summary>
internal static class SubsetDefaults
{
    public const int None = 0;
    public const int Startup = 1;
    public const int Readiness = 2;
    public const int Liveness = 3;

    /// <summary>The kind of a subset that sets none.</summary>
    public static int KindOf(string name) => name switch
    {
        "startup" => Startup,
        "readiness" or "ready" => Readiness,
        "liveness" or "live" => Liveness,
        _ => None,
    };

    /// <summary>The kubelet gives up after one second unless told otherwise.</summary>
    public static double DeadlineSeconds(int kind) => kind == None ? 5 : 0.8;

    public static double FreshSeconds(int kind) => kind == None ? 10 : 1;

    /// <summary>The path at which a subset is served.</summary>
    public static string PathOf(string mount, string subset) => "/" + (mount.Trim('/') + "/" + subset).TrimStart('/');
}
