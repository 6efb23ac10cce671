using HealthChecks.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Analyzers.Declarations;

/// <summary>
/// Finds the client of something outside that a check is given, holds or makes. Asked only for checks whose scope matters and is not
/// declared, which are few.
/// </summary>
internal sealed class UsedClients(DeclarationFacts facts, ParseContext context)
{
    // A check that talks to its own process is none of these rules' business.
    private static readonly string[] OwnAddresses = ["localhost", "127.0.0.1", "::1", "Loopback", "UnixDomainSocket"];

    private readonly ExternalClients _clients = new(facts.Source);

    public ITypeSymbol? Of(MarkedCheck check)
    {
        if (MentionsOwnAddress(check.Symbol))
            return null;

        foreach (var parameter in check.Parameters)
        {
            if (_clients.Has(parameter.Type))
                return parameter.Type;
        }

        if (check.Symbol is IMethodSymbol && MadeBy(check.Symbol) is { } made)
            return made;

        return check.Type is { } type && context.IsOfProject(type) && !MentionsOwnAddress(type)
            ? HeldBy(type) ?? MadeBy(type)
            : null;
    }

    private ITypeSymbol? HeldBy(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && context.IsOfProject(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IFieldSymbol field && _clients.Has(field.Type))
                    return field.Type;
            }
        }

        return null;
    }

    // new HttpClient(), services.GetRequiredService<HttpClient>()
    private ITypeSymbol? MadeBy(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(context.CancellationToken).DescendantNodes())
            {
                ExpressionSyntax? expression = node switch
                {
                    BaseObjectCreationExpressionSyntax creation => creation,
                    GenericNameSyntax { TypeArgumentList.Arguments: [var argument], Parent.Parent: InvocationExpressionSyntax } => argument,
                    _ => null,
                };

                if (expression is not null
                    && context.ModelOf(expression)?.GetTypeInfo(expression, context.CancellationToken).Type is { } type
                    && _clients.Has(type))
                {
                    return type;
                }
            }
        }

        return null;
    }

    private bool MentionsOwnAddress(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var text = reference.GetSyntax(context.CancellationToken).ToString();
            foreach (var address in OwnAddresses)
            {
                if (text.IndexOf(address, StringComparison.OrdinalIgnoreCase) >= 0)
                    return true;
            }
        }

        return false;
    }
}
