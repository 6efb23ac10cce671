using HealthChecks.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Parsing;

/// <summary>
/// Reads an attribute's arguments: their values where the compiler knows them, their syntax where they name a constant that the
/// generator is yet to write.
/// </summary>
internal readonly struct AttributeReader(AttributeData attribute, ParseContext context)
{
    // One argument that names a constant of ours is an error to the compiler yet, and takes the attribute's other arguments with it.
    // Only then is the syntax asked, so that an edit elsewhere costs a look at values that the compiler has computed anyway.
    private readonly bool _broken = IsBroken(attribute);

    public bool Has(string property) => Value(property) is not null;

    public string? String(string property) => Value(property) as string;

    public bool? Bool(string property) => Value(property) as bool?;

    public int? Int(string property) => Value(property) as int?;

    public double? Double(string property) => Value(property) switch
    {
        double value => value,
        float value => value,
        IConvertible value and (sbyte or byte or short or ushort or int or uint or long or ulong) => value.ToDouble(null),
        _ => null,
    };

    public INamedTypeSymbol? Type(string property) => Value(property) as INamedTypeSymbol;

    /// <summary>The first constructor argument, when it is a text; null when it is missing, null or something else.</summary>
    public string? FirstString()
    {
        if (!_broken)
            return attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..] ? text : null;

        return FirstSubset() is { Kind: NameReferenceKind.Name } named ? named.Text : null;
    }

    /// <summary>The texts of an array property; items that are not constant are left out.</summary>
    public EquatableArray<string> Strings(string property)
    {
        var items = Subsets(property);
        return items.Count == 0
            ? EquatableArray<string>.Empty
            : items.Where(static item => item.Kind == NameReferenceKind.Name).Select(static item => item.Text).ToEquatableArray();
    }

    /// <summary>The subset that the first constructor argument names; null when there is no argument.</summary>
    public NameReference? FirstSubset() => FirstName(ReferenceExpression.Subsets);

    /// <summary>The check that the first constructor argument names; null when there is no argument.</summary>
    public NameReference? FirstCheck() => FirstName(ReferenceExpression.Checks);

    /// <summary>The subsets that an array property names.</summary>
    public EquatableArray<NameReference> Subsets(string property)
    {
        if (Find(property) is { Kind: TypedConstantKind.Array, IsNull: false } array
            && array.Values.All(static value => value.Value is string))
        {
            return array.Values
                .Select(static value => new NameReference((string)value.Value!, NameReferenceKind.Name))
                .ToEquatableArray();
        }

        if (!_broken && Find(property) is null)
            return EquatableArray<NameReference>.Empty;

        var context = this.Context;
        return SubsetExpressions(property)
            .Select(expression => ReferenceExpression.Resolve(expression, ReferenceExpression.Subsets, context))
            .ToEquatableArray();
    }

    /// <summary>The expressions in an array property, for locations.</summary>
    public IEnumerable<ExpressionSyntax> SubsetExpressions(string property) => NamedExpression(property) switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(static e => e.Expression),
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        _ => [],
    };

    /// <summary>Whether the first constructor argument is certainly null.</summary>
    public bool IsFirstNull() => !_broken && attribute.ConstructorArguments is [{ IsNull: true }, ..];

    /// <summary>Whether the first constructor argument is something that cannot be known.</summary>
    public bool IsFirstUnknown() => _broken && FirstArgument() is not null && FirstString() is null;

    /// <summary>Whether a property is set to something that cannot be known.</summary>
    public bool IsUnknown(string property) =>
        _broken && NamedExpression(property) is not null && Find(property) is null && Value(property) is null;

    /// <summary>Where the value of a property stands, or the attribute when it is not set.</summary>
    public Location? PropertyLocation(string property) => NamedExpression(property)?.GetLocation() ?? Syntax()?.GetLocation();

    /// <summary>Where the attribute's name stands.</summary>
    public Location? NameLocation() => Syntax()?.Name.GetLocation();

    /// <summary>Where the first constructor argument stands, or the attribute when there is none.</summary>
    public Location? FirstArgumentLocation() => FirstArgument()?.Expression.GetLocation() ?? Syntax()?.GetLocation();

    private ParseContext Context => context;

    private NameReference? FirstName(string constants)
    {
        if (!_broken && attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string text }, ..])
            return new NameReference(text, NameReferenceKind.Name);

        return FirstArgument() is { } argument ? ReferenceExpression.Resolve(argument.Expression, constants, context) : null;
    }

    private TypedConstant? Find(string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value.Kind == TypedConstantKind.Error ? null : argument.Value;
        }

        return null;
    }

    private object? Value(string property)
    {
        if (Find(property) is { } constant)
            return constant.Kind == TypedConstantKind.Array ? null : constant.Value;
        if (!_broken || NamedExpression(property) is not { } expression)
            return null;
        if (expression is LiteralExpressionSyntax literal)
            return literal.Token.Value;
        if (context.ModelOf(expression) is not { } model)
            return null;

        return expression is TypeOfExpressionSyntax type
            ? model.GetTypeInfo(type.Type, context.CancellationToken).Type
            : model.GetConstantValue(expression, context.CancellationToken).Value;
    }

    private static bool IsBroken(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is not { } constructor || attribute.ConstructorArguments.Length != constructor.Parameters.Length)
            return true;

        foreach (var argument in attribute.ConstructorArguments)
        {
            if (argument.Kind == TypedConstantKind.Error)
                return true;
        }

        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Value.Kind == TypedConstantKind.Error
                || (argument.Value is { Kind: TypedConstantKind.Array, IsNull: false } array
                    && array.Values.Any(static item => item.Kind == TypedConstantKind.Error)))
            {
                return true;
            }
        }

        return false;
    }

    private ExpressionSyntax? NamedExpression(string property) =>
        Arguments().FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression;

    private AttributeSyntax? Syntax() => attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax;

    private IEnumerable<AttributeArgumentSyntax> Arguments() => Syntax()?.ArgumentList?.Arguments ?? [];

    private AttributeArgumentSyntax? FirstArgument() => Arguments().FirstOrDefault(static argument => argument.NameEquals is null);
}
