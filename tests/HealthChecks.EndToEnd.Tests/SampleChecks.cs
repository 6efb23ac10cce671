using System.Reflection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebApp;

namespace HealthChecks.EndToEnd.Tests;

/// <summary>Which checks there are, and which of them the sample's registry makes, whether or not it runs native.</summary>
internal static class SampleChecks
{
    /// <summary>One class of each package that works without Entity Framework Core, which is not native.</summary>
    private static readonly Type[] Packages = [typeof(DatabaseHealthCheck), typeof(S3HealthCheck), typeof(RabbitMQHealthCheck), typeof(QuartzClusterHealthCheck)];

    /// <summary>It asks a scheduler of the same process, and Quartz cannot make one in a native binary without warnings: see the page of Quartz.</summary>
    private static readonly Type[] NotNative = [typeof(QuartzSchedulerHealthCheck)];

    /// <summary>Every check of the packages that can be in a native application.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. Packages
            .SelectMany(static type => type.Assembly.GetExportedTypes())
            .Where(static type => type.IsClass && !type.IsAbstract && typeof(IHealthCheck).IsAssignableFrom(type))
            .Except(NotNative),
    ];

    /// <summary>The names of the sample's checks by their type, as its factory methods are written.</summary>
    public static ILookup<Type, string> Names { get; } = typeof(AppHealth)
        .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(static method => method.IsDefined(typeof(HealthCheckAttribute)))
        .ToLookup(static method => TypeOf(method), static method => NameOf($"{typeof(AppHealth).FullName}.{method.Name}"));

    private static Type TypeOf(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericTypeDefinition() : method.ReturnType;

    private static string NameOf(string source) => Definition<AppHealth>().Checks.Single(check => check.Source == source).Name;

    private static HealthRegistryDefinition Definition<TRegistry>()
        where TRegistry : IHealthRegistry => TRegistry.Definition;
}
