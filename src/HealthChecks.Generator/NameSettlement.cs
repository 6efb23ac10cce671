using HealthChecks.Generator.Model;

namespace HealthChecks.Generator;

/// <summary>
/// Turns what attributes name into names. What cannot be settled keeps its text: the engine then refuses to start and names it, where the
/// build has not already.
/// </summary>
/// <param name="container">The class that holds the constants.</param>
/// <param name="constants">The constants that the generator is about to write there.</param>
internal sealed class NameSettlement(string container, EquatableArray<NameConstant> constants)
{
    private readonly Dictionary<string, string> _names = constants.ToDictionary(
        static constant => constant.Identifier,
        static constant => constant.Name,
        StringComparer.Ordinal);

    public NameReference Settle(NameReference reference) => reference.Kind switch
    {
        NameReferenceKind.Name => reference,
        NameReferenceKind.Constant => new NameReference(
            _names.TryGetValue(reference.Text, out var name) ? name : container + "." + reference.Text,
            NameReferenceKind.Name),
        _ => reference with { Kind = NameReferenceKind.Name },
    };
}
