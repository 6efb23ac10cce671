namespace HealthChecks.Generator.Diagnostics;

/// <content>The pipeline and its endpoints.</content>
public static partial class DiagnosticProperties
{
    /// <summary>The end of the call, in the same file, ahead of which the reported call belongs.</summary>
    public const string MoveAheadOf = "MoveAheadOf";

    /// <summary>The name of the call, reported or next to what is reported, that can go.</summary>
    public const string Remove = "Remove";

    /// <summary>The call to append to the reported one.</summary>
    public const string Append = "Append";

    /// <summary>Present when the reported call belongs behind the condition that it is in.</summary>
    public const string MoveOut = "MoveOut";
}
