using System.ComponentModel;

namespace HealthChecks;

/// <summary>
/// Written by the source generator on the generated part of a registry, one for each check, so that a project that includes the
/// registry can be validated against it. Not for use in code.
/// </summary>
/// <param name="name">The name of the check.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RegisteredHealthCheckAttribute(string name) : Attribute
{
    /// <summary>The name of the check.</summary>
    public string Name { get; } = name;

    /// <summary>Subsets in which the check is critical.</summary>
    public string[] CriticalIn { get; set; } = [];

    /// <summary>Subsets in which the check is not critical.</summary>
    public string[] NonCriticalIn { get; set; } = [];
}
