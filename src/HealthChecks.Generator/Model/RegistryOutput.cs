namespace HealthChecks.Generator.Model;

/// <summary>Everything that is written for one registry: the registry with all its checks, every reference resolved.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Registry">The registry.</param>
/// <param name="Checks">Its checks, by name, ordinal.</param>
/// <param name="SubsetConstants">Constants for the subsets that it declares or includes.</param>
/// <param name="CheckConstants">Constants for the checks that it declares or includes.</param>
internal sealed record RegistryOutput(
    string HintName,
    RegistryModel Registry,
    EquatableArray<CheckModel> Checks,
    EquatableArray<NameConstant> SubsetConstants,
    EquatableArray<NameConstant> CheckConstants);

/// <summary>A generated constant for a name.</summary>
/// <param name="Identifier">The constant's identifier.</param>
/// <param name="Name">The constant's value.</param>
internal sealed record NameConstant(string Identifier, string Name);
