using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Docs.Tests.Code;

/// <summary>
/// The code of a block, sorted by where it belongs: a page shows statements of <c>Program.cs</c>, members of the registry, members of a check and
/// types one below the other. Each part says by <c>#line</c> where on the page it stands.
/// </summary>
internal sealed class SnippetParts
{
    /// <summary>What a page may leave out around what it is about: the first pair that makes the code whole is taken.</summary>
    private static readonly (string Before, string After)[] Wholes =
    [
        ("", ""),
        ("", "\n{ public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => throw Left.Out; }"),
        ("", "\nstatic DatabaseHealthCheck Database(NpgsqlDataSource db) => new(db);"),
        ("try { await Work.DoAsync(); }\n", ""),
        ("try { await Work.DoAsync(); }\n", "\n{ }"),
        ("_ = builder.Services.AddHealthChecks()\n", ""),
    ];

    private static readonly (string Before, string After)[] AttributesOfRegistry = [("", ""), ("", "\npublic sealed partial class AppHealth;")];

    // What is only in another order or place than in one file: a modifier of a member, types before statements, a comment after a directive.
    private static readonly string[] Sorted = ["CS0106", "CS8803", "CS1024"];

    private readonly Pages.DocBlock _block;
    private readonly int _firstLine;
    private readonly StringBuilder _usings = new();
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _types = new();
    private readonly StringBuilder _registry = new();
    private readonly StringBuilder _check = new();

    private SnippetParts(Pages.DocBlock block, int firstLine, CompilationUnitSyntax root)
    {
        _block = block;
        _firstLine = firstLine;
        Root = root;
        foreach (var directive in root.Usings)
            _usings.Append(directive.ToFullString());
        foreach (var member in root.Members)
            Add(PartOf(member), member);
    }

    public CompilationUnitSyntax Root { get; }

    public string Usings => _usings.ToString();

    public string Statements => _statements.ToString();

    public string Types => _types.ToString();

    public string RegistryMembers => _registry.ToString();

    public string CheckMembers => _check.ToString();

    /// <summary>The names of the methods that belong to the registry.</summary>
    public IEnumerable<string> RegistryMethods =>
        Root.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Select(static each => each.Identifier.Text)
            .Concat(Root.DescendantNodes().OfType<MethodDeclarationSyntax>().Select(static each => each.Identifier.Text));

    /// <summary>The registries that it declares or has a part of.</summary>
    public IReadOnlyList<string> Registries => [.. Root.Members.OfType<ClassDeclarationSyntax>()
        .Where(static type => type.Identifier.Text.EndsWith("Health", StringComparison.Ordinal))
        .Select(static type => type.Identifier.Text)
        .Distinct()];

    /// <summary>Whether it declares a registry, and not only a part of one or what has to do with it.</summary>
    public bool HasRegistry => Root.Members.OfType<ClassDeclarationSyntax>().Any(static type => type.AttributeLists.ToString().Contains("HealthRegistry", StringComparison.Ordinal));

    /// <summary>Whether the last statement returns.</summary>
    public bool EndsWithReturn => Root.Members.OfType<GlobalStatementSyntax>().LastOrDefault()?.Statement is ReturnStatementSyntax;

    /// <summary>Whether a name is declared as a variable or parameter.</summary>
    public bool Declares(string name) =>
        Root.DescendantNodes().OfType<GlobalStatementSyntax>().SelectMany(static each => each.DescendantNodes()).Any(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.Text == name,
            SingleVariableDesignationSyntax designation => designation.Identifier.Text == name,
            CatchDeclarationSyntax caught => caught.Identifier.Text == name,
            ForEachStatementSyntax each => each.Identifier.Text == name,
            _ => false,
        });

    /// <summary>Whether a name is used in the statements.</summary>
    public bool Uses(string name) => Root.Members.OfType<GlobalStatementSyntax>()
        .Where(static each => PartOfStatement(each) == Part.Statements)
        .SelectMany(static each => each.DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Any(each => each.Identifier.Text == name && !(each.Parent is MemberAccessExpressionSyntax access && access.Name == each));

    /// <summary>Sorts the code of a block; null where it cannot be parsed, whatever is put around it.</summary>
    public static SnippetParts? Of(Pages.DocBlock block, CSharpParseOptions options)
    {
        var filled = Ellipsis.Fill(block.Text);
        foreach (var (before, after) in filled.Contains("[HealthSubset", StringComparison.Ordinal) ? AttributesOfRegistry : Wholes)
        {
            var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(before + filled + after + "\n", options).GetRoot();
            if (!root.GetDiagnostics().Any(static each => each.Severity == DiagnosticSeverity.Error && !Sorted.Contains(each.Id)))
                return new SnippetParts(block, block.Line - before.Count(static each => each == '\n'), root);
        }

        return null;
    }

    private static Part PartOf(MemberDeclarationSyntax member) => member switch
    {
        GlobalStatementSyntax statement => PartOfStatement(statement),
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax => Part.Types,
        _ when member.AttributeLists.Count > 0 => Part.Registry,
        _ => Part.Check,
    };

    private static Part PartOfStatement(GlobalStatementSyntax statement) =>
        statement.Statement is not LocalFunctionStatementSyntax function ? Part.Statements
        : function.Modifiers.Any(SyntaxKind.StaticKeyword) ? Part.Registry
        : Part.Check;

    private void Add(Part part, MemberDeclarationSyntax member)
    {
        var text = part switch { Part.Registry => _registry, Part.Check => _check, Part.Types => _types, _ => _statements };
        var line = member.SyntaxTree.GetLineSpan(member.FullSpan).StartLinePosition.Line;
        text.Append('\n').Append(CultureInfo.InvariantCulture, $"#line {_firstLine + line} \"{_block.Page}\"\n").Append(member.ToFullString()).Append("\n#line default\n");
    }

    private enum Part
    {
        Statements,
        Registry,
        Check,
        Types,
    }
}
