using HealthChecks.Generator.Parsing;
using HealthChecks.Testing.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HealthChecks.Generator.Tests;

public class PlainConstructorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("class Ping : IHealthCheck;", true)]
    [InlineData("class Ping() : IHealthCheck;", true)]
    [InlineData("class Ping(Uri uri, Lazy<string?> lazy, Dictionary<string, Uri[]> map) : IHealthCheck;", true)]
    [InlineData("class Ping : IHealthCheck { public Ping(Uri @class) { } static Ping() { } }", true)]
    [InlineData("class Ping : IHealthCheck { internal Ping(System.Uri uri) { } }", true)]
    [InlineData("record Ping(Uri Uri) : IHealthCheck;", true)]
    [InlineData("class Ping : IHealthCheck { Ping() { } }", false)]
    [InlineData("class Ping : IHealthCheck { protected internal Ping() { } }", false)]
    [InlineData("class Ping : IHealthCheck { public Ping() { } public Ping(Uri uri) { } }", false)]
    [InlineData("class Ping(Uri uri) : IHealthCheck { public Ping() : this(null!) { } }", false)]
    [InlineData("class Ping(Uri? uri) : IHealthCheck;", false)]
    [InlineData("class Ping(Uri uri = null!) : IHealthCheck;", false)]
    [InlineData("class Ping([FromKeyedServices(1)] Uri uri) : IHealthCheck;", false)]
    [InlineData("class Ping(string text) : IHealthCheck;", false)]
    [InlineData("class Ping(int number) : IHealthCheck;", false)]
    [InlineData("class Ping(Int32 number) : IHealthCheck;", false)]
    [InlineData("class Ping(IServiceProvider services) : IHealthCheck;", false)]
    [InlineData("class Ping(CancellationToken token) : IHealthCheck;", false)]
    [InlineData("class Ping(HealthCheckContext context) : IHealthCheck;", false)]
    [InlineData("class Ping(params Uri[] uris) : IHealthCheck;", false)]
    [InlineData("class Ping(in Uri uri) : IHealthCheck;", false)]
    [InlineData("class Ping(Missing missing) : IHealthCheck;", false)]
    [InlineData("class Ping(Lazy<Missing> missing) : IHealthCheck;", false)]
    [InlineData("class Ping : IHealthCheck { public required string Text { get; set; } }", false)]
    [InlineData("class Ping : Base;", false)]
    [InlineData("partial class Ping(Uri uri) : IHealthCheck; partial class Ping { }", false)]
    [InlineData("class Ping(Uri ) : IHealthCheck;", false)]
    public void What_is_read_by_syntax_is_what_the_symbols_say(string declaration, bool plain)
    {
        var compilation = TestCompiler.Compile(TestProject.Of("[HealthCheck, InSubset(\"a\")] public " + declaration.Replace("partial class", "sealed partial class"), "public class Base : IHealthCheck;"));
        var tree = compilation.SyntaxTrees.Single(static each => each.FilePath.EndsWith("File1.cs", StringComparison.Ordinal));
        var model = compilation.GetSemanticModel(tree);
        var declared = tree.GetRoot(Token).DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        var type = model.GetDeclaredSymbol(declared, Token)!;
        var marker = type.FindAttribute("HealthCheckAttribute")!;

        var bySyntax = new ParseContext(compilation, model, reporter: null, Token);
        var bySymbols = new ParseContext(compilation, semanticModel: null, reporter: null, Token);

        Assert.Equal(plain, PlainConstructor.TryRead(type, bySyntax) is not null);
        Assert.Null(PlainConstructor.TryRead(type, bySymbols));
        Assert.Equal(new CheckParser(bySymbols, null).ParseClass(type, marker), new CheckParser(bySyntax, null).ParseClass(type, marker));
    }

    [Fact]
    public void Two_runs_over_the_same_source_give_equal_models_with_equal_hashes()
    {
        const string Source = "[HealthCheck(Tags = [\"a\"]), InSubset(\"a\")] public class Ping([FromKeyedServices(1)] Uri uri) : IHealthCheck;";

        Assert.Equal(Parse(), Parse());
        Assert.Equal(Parse().GetHashCode(), Parse().GetHashCode());
        Assert.NotSame(Parse(), Parse());

        static Model.CheckModel Parse()
        {
            var compilation = TestCompiler.Compile(TestProject.Of(Source));
            var type = (INamedTypeSymbol)compilation.GetSymbolsWithName("Ping", SymbolFilter.Type, Token).Single();
            return new CheckParser(new ParseContext(compilation, null, null, Token), null).ParseClass(type, type.FindAttribute("HealthCheckAttribute")!);
        }
    }
}
