namespace HealthChecks.Generator.Model;

/// <summary>One marked check.</summary>
/// <param name="Name">The check's name, given or derived.</param>
/// <param name="Source">The class or method, for messages.</param>
/// <param name="Registry">The <c>global::</c>-qualified registry that the check asks for; null: the only one.</param>
/// <param name="Shape">What is marked.</param>
/// <param name="Target">The <c>global::</c>-qualified class to construct or method to call.</param>
/// <param name="RejectedBecause">Why the check cannot be used; null when it can.</param>
/// <param name="MayBeAbsent">Whether the factory may return null.</param>
/// <param name="Parameters">The parameters of the constructor, factory or method.</param>
/// <param name="Memberships">The check's memberships, in source order.</param>
/// <param name="BlockedBy">The checks that it is blocked by, in source order.</param>
/// <param name="Settings">The settings given.</param>
internal sealed record CheckModel(
    string Name,
    string Source,
    string? Registry,
    CheckShape Shape,
    string Target,
    string? RejectedBecause,
    bool MayBeAbsent,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<MembershipModel> Memberships,
    EquatableArray<NameReference> BlockedBy,
    CheckSettings Settings);

/// <summary>The settings of a check; null where not given.</summary>
/// <param name="Optional">Whether it may be absent where critical.</param>
/// <param name="Blocking">Whether it blocks its thread.</param>
/// <param name="NeedsRunningProcess">Whether only the running process can know.</param>
/// <param name="TimeoutSeconds">The hard limit of a run.</param>
/// <param name="FreshSeconds">How long a reading is served again.</param>
/// <param name="EverySeconds">The period of background runs.</param>
/// <param name="MaxAgeSeconds">The age at which a reading no longer counts.</param>
/// <param name="FailAfter">Failing readings in a row that it takes to be Unhealthy.</param>
/// <param name="PassAfter">Passing readings in a row that it takes to pass again.</param>
/// <param name="Description">What the check is about.</param>
/// <param name="Tags">Further tags.</param>
internal sealed record CheckSettings(
    bool Optional,
    bool Blocking,
    bool NeedsRunningProcess,
    double? TimeoutSeconds,
    double? FreshSeconds,
    double? EverySeconds,
    double? MaxAgeSeconds,
    int? FailAfter,
    int? PassAfter,
    string? Description,
    EquatableArray<string> Tags);

/// <summary>What is marked as a check.</summary>
internal enum CheckShape
{
    /// <summary>A class that implements <c>IHealthCheck</c>.</summary>
    Class,

    /// <summary>A method that returns an <c>IHealthCheck</c>.</summary>
    Factory,

    /// <summary>A method that returns <c>HealthCheckResult</c>.</summary>
    Method,

    /// <summary>A method that returns <c>Task&lt;HealthCheckResult&gt;</c>.</summary>
    TaskMethod,

    /// <summary>A method that returns <c>ValueTask&lt;HealthCheckResult&gt;</c>.</summary>
    ValueTaskMethod,
}
