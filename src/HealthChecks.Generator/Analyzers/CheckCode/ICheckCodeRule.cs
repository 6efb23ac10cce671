namespace HealthChecks.Generator.Analyzers.CheckCode;

/// <summary>One rule about the code of a check. Rules keep nothing between calls.</summary>
internal interface ICheckCodeRule
{
    /// <summary>Looks at one method of a check's run, and reports what is wrong there.</summary>
    void Look(CheckRun run, CheckBody body);
}
