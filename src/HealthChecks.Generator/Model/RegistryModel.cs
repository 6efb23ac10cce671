namespace HealthChecks.Generator.Model;

/// <summary>One registry as its class declares it.</summary>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="ContainingTypes">Declarations of the types around it, outermost first.</param>
/// <param name="Declaration">Its own declaration: <c>partial class AppHealth</c>.</param>
/// <param name="FullName">Its full name, for messages and the hint name.</param>
/// <param name="QualifiedName">Its <c>global::</c>-qualified name.</param>
/// <param name="IsVisibleToAssembly">Whether an assembly attribute may name it.</param>
/// <param name="IsPartial">Whether another part may be added to it.</param>
/// <param name="HasDefinition">Whether it can implement the registry's interface; otherwise it gets its constants only.</param>
/// <param name="Path">The mount.</param>
/// <param name="LivenessPath">The path of the liveness probe; empty: off.</param>
/// <param name="PathBase">The path base; null for none.</param>
/// <param name="Subsets">Its subsets, in source order.</param>
/// <param name="Includes">Its included registries, in source order.</param>
/// <param name="MethodChecks">The checks among its methods, in source order.</param>
internal sealed record RegistryModel(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Declaration,
    string FullName,
    string QualifiedName,
    bool IsVisibleToAssembly,
    bool IsPartial,
    bool HasDefinition,
    string Path,
    string LivenessPath,
    string? PathBase,
    EquatableArray<SubsetModel> Subsets,
    EquatableArray<IncludeModel> Includes,
    EquatableArray<CheckModel> MethodChecks);
