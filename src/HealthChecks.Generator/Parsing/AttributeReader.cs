using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Reads an attribute's arguments: their values where the compiler knows them, their syntax where they name a constant that the
/// generator is yet to write.
/// </summary>
internal readonly struct AttributeReader(AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
{
    public bool Has(string property) => Value(property) is not null;

    public string? String(string property) => Value(property) as string;

    public bool? Bool(string property) => Value(property) as bool?;

    public int? Int(string property) => Value(property) as int?;

    public double? Double(string property) => Value(property) switch
    {
        double value => value,
        int value => value,
        _ => null,
    };

    public ITypeSymbol? Type(string property) => Value(property) as ITypeSymbol;

    /// <summary>The first constructor argument, when it is a text; null when it is missing, null or something else.</summary>
    public string? FirstString() =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] ? text : null;

    /// <summary>The texts of an array property; items that are not constant are left out.</summary>
    public IEnumerable<string> Strings(string property) => Subsets(property)
        .Where(static item => item.Kind == SubsetReferenceKind.Name)
        .Select(static item => item.Text);

    /// <summary>The subset that the first constructor argument names; null when there is no argument.</summary>
    public SubsetReference? FirstSubset()
    {
        if (FirstString() is { } name)
            return new SubsetReference(name, SubsetReferenceKind.Name);

        return FirstArgument() is { } argument ? ResolveBySyntax(argument.Expression) : null;
    }

    /// <summary>The subsets that an array property names.</summary>
    public IEnumerable<SubsetReference> Subsets(string property)
    {
        if (Find(property) is { Kind: TypedConstantKind.Array, IsNull: false } array
            && array.Values.All(static value => value.Value is string))
        {
            return array.Values.Select(static value => new SubsetReference((string)value.Value!, SubsetReferenceKind.Name));
        }

        return SubsetExpressions(property).Select(ResolveBySyntax);
    }

    /// <summary>The expressions in an array property, for locations.</summary>
    public IEnumerable<ExpressionSyntax> SubsetExpressions(string property)
    {
        return NamedExpression(property) switch
        {
            CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(static e => e.Expression),
            ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
            _ => [],
        };
    }

    /// <summary>Where the first constructor argument stands, or the attribute when there is none.</summary>
    public Location? FirstArgumentLocation() =>
        FirstArgument()?.Expression.GetLocation() ?? Syntax()?.GetLocation();

    private TypedConstant? Find(string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value.Kind == TypedConstantKind.Error ? null : argument.Value;
        }

        return null;
    }

    // One argument that names a constant of ours is an error to the compiler yet, and takes the attribute's other arguments with it.
    private object? Value(string property)
    {
        if (Find(property) is { } constant)
            return constant.Kind == TypedConstantKind.Array ? null : constant.Value;
        if (!IsBroken() || NamedExpression(property) is not { } expression || !compilation.ContainsSyntaxTree(expression.SyntaxTree))
            return null;

        var model = Model(expression);
        return expression is TypeOfExpressionSyntax type
            ? model.GetTypeInfo(type.Type, cancellationToken).Type
            : model.GetConstantValue(expression, cancellationToken).Value;
    }

    private bool IsBroken() => attribute.AttributeConstructor is not { } constructor
        || attribute.ConstructorArguments.Length != constructor.Parameters.Length
        || attribute.ConstructorArguments.Any(static argument => argument.Kind == TypedConstantKind.Error)
        || attribute.NamedArguments.Any(static argument => argument.Value.Kind == TypedConstantKind.Error
            || (argument.Value.Kind == TypedConstantKind.Array && argument.Value.Values.Any(static item => item.Kind == TypedConstantKind.Error)));

#pragma warning disable RS1030 // Asked only about source that names constants yet to be generated, which no analyzer sees: never on a hot path.
    private SemanticModel Model(SyntaxNode node) => compilation.GetSemanticModel(node.SyntaxTree);
#pragma warning restore RS1030

    private ExpressionSyntax? NamedExpression(string property) =>
        Arguments().FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression;

    private AttributeSyntax? Syntax() => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    private IEnumerable<AttributeArgumentSyntax> Arguments() => Syntax()?.ArgumentList?.Arguments ?? [];

    private AttributeArgumentSyntax? FirstArgument() => Arguments().FirstOrDefault(static argument => argument.NameEquals is null);

    private SubsetReference ResolveBySyntax(ExpressionSyntax expression) => Resolve(expression, depth: 0);

    private SubsetReference Resolve(ExpressionSyntax expression, int depth)
    {
        // An expression of another tree than the attribute's may come from following a constant; each asks its own tree's model.
        if (compilation.ContainsSyntaxTree(expression.SyntaxTree))
        {
            var model = Model(expression);
            if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string text })
                return new SubsetReference(text, SubsetReferenceKind.Name);

            // const string Mine = AppHealth.Subsets.Readiness;
            if (depth < 4
                && model.GetSymbolInfo(expression, cancellationToken).Symbol is IFieldSymbol { IsConst: true } field
                && field.DeclaringSyntaxReferences is [var declaration, ..]
                && declaration.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            {
                return Resolve(value, depth + 1);
            }
        }

        return expression switch
        {
            ParenthesizedExpressionSyntax parenthesized => Resolve(parenthesized.Expression, depth),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var constant, Expression: var container }
                when LastIdentifier(container) == "Subsets" => new SubsetReference(constant, SubsetReferenceKind.Constant),
            IdentifierNameSyntax identifier => new SubsetReference(identifier.Identifier.ValueText, SubsetReferenceKind.Constant),
            _ => new SubsetReference(expression.ToString(), SubsetReferenceKind.Unresolved),
        };
    }

    private static string? LastIdentifier(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => null,
    };
}
