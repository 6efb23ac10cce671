using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.CodeFixes.Usage;

/// <summary>Finds attributes by name.</summary>
internal static class Attributes
{
    public static AttributeSyntax? Find(MemberDeclarationSyntax declaration, string name)
    {
        foreach (var list in declaration.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (NameOf(attribute) is { } text && (text == name || text == name + "Attribute"))
                    return attribute;
            }
        }

        return null;
    }

    private static string? NameOf(AttributeSyntax attribute) => attribute.Name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
