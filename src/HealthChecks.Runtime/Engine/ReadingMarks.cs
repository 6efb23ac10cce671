namespace HealthChecks;

/// <summary>What holds of a reading in one report.</summary>
[Flags]
internal enum ReadingMarks : byte
{
    None = 0,

    /// <summary>The check was running at the subset's deadline; an older reading stands in for it, or nothing does.</summary>
    Late = 1,

    /// <summary>There is no reading behind the outcome.</summary>
    Unmeasured = 2,

    /// <summary>Nobody has asked the check, or not lately, and nothing runs it by itself: the outcome says nothing. Only where somebody looks without asking.</summary>
    Unknown = 4,
}
