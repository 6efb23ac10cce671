using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HealthChecks;

/// <summary>One check of an application: declared in a registry, or registered at run time.</summary>
public sealed class ComposedHealthCheck
{
    internal ComposedHealthCheck(string prefix, HealthCheckDefinition definition)
    {
        Prefix = prefix;
        Name = prefix + definition.Name;
        Definition = definition;
        Source = definition.Source;
    }

    internal ComposedHealthCheck(HealthCheckRegistration registration)
    {
        Name = registration.Name;
        Registration = registration;
        Source = "a registration at run time";
    }

    /// <summary>The check's name, prefix included.</summary>
    public string Name { get; }

    /// <summary>Where the check comes from, for messages.</summary>
    public string Source { get; }

    /// <summary>What the registry declares; null for a check that was registered at run time.</summary>
    public HealthCheckDefinition? Definition { get; }

    /// <summary>The registration; null for a check that a registry declares.</summary>
    public HealthCheckRegistration? Registration { get; }

    /// <summary>What the registries that include the check's own put before its names.</summary>
    internal string Prefix { get; } = "";

    /// <summary>The check's place among all of them.</summary>
    internal int Index { get; set; }

    /// <summary>The subsets that the check is a member of, by name, ordinal.</summary>
    internal List<ComposedHealthSubset> MemberOf { get; } = [];

    /// <summary>The checks without which this one means nothing.</summary>
    internal List<ComposedHealthCheck> Causes { get; } = [];

    /// <summary>Every tag by which an operator may switch the check off: those that it is declared with.</summary>
    internal IEnumerable<string> AllTags
    {
        get
        {
            if (Registration is not null)
            {
                foreach (var tag in Registration.Tags)
                    yield return tag;
            }

            if (Definition is not null)
            {
                foreach (var tag in Definition.Tags)
                    yield return tag;
            }
        }
    }
}
