namespace HealthChecks;

/// <summary>
/// What a class of checks brings along where the registry does not say otherwise. The generator reads it from the class that a
/// <see cref="HealthCheckAttribute"/> marks, or that a factory method returns.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public sealed class HealthCheckDefaultsAttribute : Attribute
{
    /// <summary>Default of <see cref="HealthCheckAttribute.TimeoutSeconds"/>, in seconds.</summary>
    public double TimeoutSeconds { get; set; }

    /// <summary>Default of <see cref="HealthCheckAttribute.Blocking"/>.</summary>
    public bool Blocking { get; set; }

    /// <summary>Default of <see cref="HealthCheckAttribute.NeedsRunningProcess"/>.</summary>
    public bool NeedsRunningProcess { get; set; }

    /// <summary>Default of <see cref="HealthCheckAttribute.Dependency"/>.</summary>
    public DependencyScope Dependency { get; set; }
}
