namespace HealthChecks;

/// <summary>Pulls the checks and subsets of another registry, usually a class library's, into this one.</summary>
/// <remarks>Includes of includes come along; a registry reached on two ways counts once.</remarks>
/// <typeparam name="TRegistry">The registry to include.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IncludeRegistryAttribute<TRegistry> : Attribute
    where TRegistry : class
{
    /// <summary>Put in front of the names of the included checks, such as <c>billing.</c>, to solve name clashes. Default none.</summary>
    public string Prefix { get; set; } = "";
}
