namespace HealthChecks;

/// <summary>
/// Marks the partial class that is an application's (or a library's) health registry. The source generator completes the class with
/// the checks, subsets and memberships declared in the project, as plain code and constants.
/// </summary>
/// <remarks>
/// The class must be partial, and neither static nor generic. A check of the same project belongs to its only registry; with
/// several, name one with <see cref="HealthCheckAttribute.Registry"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class HealthRegistryAttribute : Attribute
{
    /// <summary>The mount: the path below which every subset is served. Default <c>/healthcheck</c>.</summary>
    public string Path { get; set; } = "/healthcheck";

    /// <summary>
    /// The path of the liveness probe. Default <c>/healthcheck/liveness</c>, whatever <see cref="Path"/> says; an empty string
    /// switches liveness off.
    /// </summary>
    public string LivenessPath { get; set; } = "/healthcheck/liveness";

    /// <summary>
    /// The path base that the application puts in front of its paths with <c>UsePathBase</c>, such as <c>/shop</c>; liveness and the
    /// subsets served ahead of the pipeline then answer with and without it. Default none.
    /// </summary>
    public string? PathBase { get; set; }
}
