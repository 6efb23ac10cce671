using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Rules.Tests.Cases.Usage;

internal sealed class CaptiveService : RuleCases
{
    private const string Context = "public sealed class Orders(Microsoft.EntityFrameworkCore.DbContextOptions<Orders> options) : Microsoft.EntityFrameworkCore.DbContext(options);";
    private const string Scoped = "builder.Services.AddDbContext<Orders>();\n";

    public CaptiveService()
        : base("HCK109")
    {
        Reports("a context", Program(Scoped + "builder.Services.[|AddSingleton|]<PingCheck>();"), "'PingCheck' is registered as a singleton and takes 'Orders', which is scoped: register it with AddScoped");
        Reports("a context from a pool, and the check by its type", Program("builder.Services.AddDbContextPool<Orders>(options => { });\nbuilder.Services.[|AddSingleton|](typeof(PingCheck));"));
        Reports("a service that the project registers as scoped", Program("builder.Services.[|AddSingleton|]<IHealthCheck, PingCheck>();\nbuilder.Services.AddScoped<Cart>();", "Cart cart"));
        Reports("a scoped service by its interface", Program("builder.Services.AddScoped<ICart, Cart>();\nbuilder.Services.[|AddSingleton|](typeof(IHealthCheck), typeof(PingCheck));", "ILogger<PingCheck> logger, ICart cart"));
        Reports("settings of the request", Program("Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.[|TryAddSingleton|]<PingCheck>(builder.Services);", "Microsoft.Extensions.Options.IOptionsSnapshot<Cart> cart"));
        Reports("in a library", TestProject.Of(
            "public static class Adds { public static void Add(IServiceCollection services) => services.AddScoped<Cart>().[|AddSingleton|]<PingCheck>(); }\npublic sealed class Cart;",
            Code.Check("return HealthCheckResult.Healthy();", parameters: "(Cart cart)", members: "public Cart Cart => cart;"), Code.Registry));

        IsSilent("a scoped check", Program(Scoped + "builder.Services.AddScoped<PingCheck>();"));
        IsSilent("a check that nobody registers: the engine gives each run a scope", Program(Scoped));
        IsSilent("a context that is a singleton", Program("builder.Services.AddDbContext<Orders>(options => { }, ServiceLifetime.Singleton);\nbuilder.Services.AddSingleton<PingCheck>();"));
        IsSilent("a service that is a singleton", Program("builder.Services.AddSingleton<Cart>();\nbuilder.Services.AddSingleton<PingCheck>();", "Cart cart"));
        IsSilent("a factory of contexts", Program("builder.Services.AddDbContextFactory<Orders>();\nbuilder.Services.AddSingleton<PingCheck>();", "Microsoft.EntityFrameworkCore.IDbContextFactory<Orders> orders"));
        IsSilent("an instance", Program(Scoped + "builder.Services.AddSingleton(new PingCheck(null!));"));
        IsSilent("a factory", Program(Scoped + "builder.Services.AddSingleton<PingCheck>(services => new PingCheck(null!));"));
        IsSilent("a class that is no check", Program(Scoped + "builder.Services.AddSingleton<Holder>();\nsealed class Holder(Orders orders) { public object It => orders; }"));

        IsUnknown("a service that somebody else registers", Program("builder.Services.AddSingleton<PingCheck>();", "Cart cart"));
        IsUnknown("a context that somebody else registers", Program("builder.Services.AddSingleton<PingCheck>();"));
        IsUnknown("a lifetime that is not constant", Program("var lifetime = Enum.Parse<ServiceLifetime>(args[0]);\nbuilder.Services.AddDbContext<Orders>(options => { }, lifetime);\nbuilder.Services.AddSingleton<PingCheck>();"));
        IsUnknown("two lifetimes", Program("builder.Services.AddScoped<Cart>();\nbuilder.Services.AddTransient<Cart>();\nbuilder.Services.AddSingleton<PingCheck>();", "Cart cart"));
        IsUnknown("a context that somebody else's method registers", Program("Tenants.AddDbContext<Orders>(builder.Services);\nbuilder.Services.AddSingleton<PingCheck>();").With(
            "/src/Tenants.cs", "static class Tenants { public static void AddDbContext<T>(IServiceCollection services) { } }"));
        IsUnknown("a descriptor", Program("builder.Services.AddScoped<Cart>();\nbuilder.Services.Add(ServiceDescriptor.Singleton(new Cart()));\nbuilder.Services.AddSingleton<PingCheck>();", "Cart cart"));
        IsUnknown("two constructors", Program("builder.Services.AddScoped<Cart>();\nbuilder.Services.AddSingleton<PingCheck>();", "Cart cart", "public PingCheck() : this(new Cart()) { }"));
        IsUnknown("a keyed service", Program("builder.Services.AddScoped<Cart>();\nbuilder.Services.AddSingleton<PingCheck>();", "[FromKeyedServices(\"one\")] Cart cart"));

        Fixes("by its lifetime", Program(Scoped + "builder.Services.AddSingleton<PingCheck>();"), Program(Scoped + "builder.Services.AddScoped<PingCheck>();"));
        FixesAll(
            "of the project",
            Program(Scoped + "builder.Services.AddSingleton<PingCheck>();\nbuilder.Services.AddSingleton(typeof(PingCheck)); // Again."),
            Program(Scoped + "builder.Services.AddScoped<PingCheck>();\nbuilder.Services.AddScoped(typeof(PingCheck)); // Again."));
    }

    private static TestProject Program(string services, string parameter = "Orders orders", string members = "") => TestProject.Of(
        Code.WebApp(services: services.Split("\nsealed class", 2)[0]) + (services.Contains("\nsealed class", StringComparison.Ordinal) ? "\nsealed class" + services.Split("\nsealed class", 2)[1] : ""),
        Code.Registry,
        Context + "\npublic interface ICart;\npublic sealed class Cart : ICart;",
        Code.Check("return HealthCheckResult.Healthy();", parameters: $"({parameter})", members: $"public object? It => {parameter.Split(' ')[^1]};\n{members}"));
}
