using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HealthChecks.Generator.Analyzers.Usage.Keys;

/// <summary>
/// Whether what is registered with a key is made for that key, and leads out of the process. An object that comes from elsewhere, or that is
/// made of other services, may be what a check gets without the key.
/// </summary>
internal sealed class OwnProduct(Compilation compilation)
{
    /// <summary>Whether the container makes an instance of a class for the key, from nothing but options and the like.</summary>
    public bool IsInstanceOf(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false }
        && IsOutside(type)
        && type.InstanceConstructors.All(static constructor => constructor.Parameters.All(static parameter => IsPlain(parameter.Type)));

    /// <summary>Whether a factory or an expression makes one.</summary>
    public bool IsMadeBy(IOperation made)
    {
        if (made is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
            made = lambda.Body;
        else if (made is not IObjectCreationOperation)
            return false;

        var isMade = false;
        foreach (var each in made.DescendantsAndSelf())
        {
            if (!IsHarmless(each, made.Syntax))
                return false;
            isMade |= each is IObjectCreationOperation or IInvocationOperation && each.Type is { } type && IsDependency(type);
        }

        return isMade;
    }

    private bool IsHarmless(IOperation operation, SyntaxNode around)
    {
        switch (operation)
        {
            case IObjectCreationOperation { Type: INamedTypeSymbol type }:
                return !IsDependency(type) || IsOutside(type);
            case IInvocationOperation { TargetMethod: var method } call:
                return IsHarmless(call, method);
            case ILocalReferenceOperation { Local: var local }:
                return IsWithin(local, around) || IsHarmlessSource(local.Type);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return IsWithin(parameter, around.Parent) || IsHarmlessSource(parameter.Type);
            case IMemberReferenceOperation and not IMethodReferenceOperation:
                return IsHarmlessSource(operation.Type);
            case IConversionOperation { Type: { } type, Operand.Type: var from } when IsDependency(type):
                return from is not null && IsDependency(from);
            case IMethodReferenceOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation:
                return false;
            default:
                return true;
        }
    }

    // Npgsql's Create and Build make a pool each; what another method gives may be an old one.
    private bool IsHarmless(IInvocationOperation call, IMethodSymbol method)
    {
        if (method.ContainingNamespace?.ToDisplayString() == MetadataNames.DependencyInjectionNamespace)
            return method.Name is "GetService" or "GetRequiredService" && method.TypeArguments is [var service] && IsPlain(service);

        return IsHarmlessSource(call.Type)
            || (call.Type is { } type && IsDataSource(type) && DependencyTypes.IsFrameworks(method.ContainingType) && method.Name is "Create" or "Build" or "CreateDataSource");
    }

    private bool IsHarmlessSource(ITypeSymbol? type) => type is null || (!IsDependency(type) && DependencyTypes.IsFamiliar(type, compilation));

    // A cache that there is nothing to say to leads nowhere.
    private bool IsOutside(INamedTypeSymbol type) =>
        IsDataSource(type)
        || (!type.IsDeclaredIn(compilation)
            && !type.Is(DependencyTypes.CachingNamespace, "MemoryDistributedCache")
            && type.InstanceConstructors.All(static constructor => constructor.Parameters.Length > 0));

    private static bool IsDependency(ITypeSymbol type) => DependencyTypes.IsCache(type) || IsDataSource(type);

    private static bool IsDataSource(ITypeSymbol type) => DependencyTypes.IsDataSource(type);

    // Options, configuration, logging and the clock.
    private static bool IsPlain(ITypeSymbol type) =>
        type.SpecialType != SpecialType.None
        || type.Is("System", "TimeProvider")
        || type.ContainingAssembly?.Name is { } assembly && PlainAssemblies.Any(each => assembly == each || assembly == each + ".Abstractions");

    private static readonly string[] PlainAssemblies =
        ["Microsoft.Extensions.Options", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Hosting"];

    private static bool IsWithin(ISymbol symbol, SyntaxNode? around) =>
        around is not null
        && symbol.DeclaringSyntaxReferences is [var declared]
        && declared.SyntaxTree == around.SyntaxTree
        && around.Span.Contains(declared.Span);
}
