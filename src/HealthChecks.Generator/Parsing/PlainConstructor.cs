using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Reads the constructor of the usual check class, one constructor with nothing but services, from its syntax. To ask the class for its
/// constructors makes the compiler build all its members, on every edit anywhere: twice the cost of everything else that is done for a
/// check. Whatever is not plain is left to <see cref="ClassRules"/>, and both give the same model.
/// </summary>
internal static class PlainConstructor
{
    public static EquatableArray<ParameterModel>? TryRead(INamedTypeSymbol type, ParseContext context)
    {
        if (context.SemanticModel is not { } model
            || type.BaseType is not { SpecialType: SpecialType.System_Object }
            || type.DeclaringSyntaxReferences is not [var declaration]
            || declaration.SyntaxTree != model.SyntaxTree
            || declaration.GetSyntax(context.CancellationToken) is not TypeDeclarationSyntax syntax
            || !TryFindParameters(syntax, out var parameters))
        {
            return null;
        }

        if (parameters.Count == 0)
            return EquatableArray<ParameterModel>.Empty;

        var models = new ParameterModel[parameters.Count];
        for (var i = 0; i < models.Length; i++)
        {
            if (Read(parameters[i], model, context.CancellationToken) is not { } parameter)
                return null;
            models[i] = parameter;
        }

        return models.ToEquatableArray();
    }

    private static bool TryFindParameters(TypeDeclarationSyntax type, out SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        parameters = type.ParameterList?.Parameters ?? default;
        var found = type.ParameterList is not null;
        foreach (var member in type.Members)
        {
            if (member.Modifiers.Any(SyntaxKind.RequiredKeyword))
                return false;
            if (member is not ConstructorDeclarationSyntax constructor || constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
                continue;
            if (found || constructor.Modifiers is not [{ RawKind: (int)SyntaxKind.PublicKeyword or (int)SyntaxKind.InternalKeyword }])
                return false;

            parameters = constructor.ParameterList.Parameters;
            found = true;
        }

        return true;
    }

    private static ParameterModel? Read(ParameterSyntax parameter, SemanticModel model, CancellationToken cancellationToken)
    {
        if (parameter is not { Type: NameSyntax name, Default: null, AttributeLists.Count: 0, Modifiers.Count: 0, Identifier.IsMissing: false })
            return null;

        return model.GetTypeInfo(name, cancellationToken).Type is INamedTypeSymbol { SpecialType: SpecialType.None } type
            && type.TypeKind is TypeKind.Class or TypeKind.Interface
            && !type.IsUnknown()
            ? ParameterParser.ParsePlainService(parameter.Identifier.ValueText, type)
            : null;
    }
}
