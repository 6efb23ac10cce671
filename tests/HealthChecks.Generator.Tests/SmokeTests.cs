using HealthChecks.Testing.Roslyn;

namespace HealthChecks.Generator.Tests;

public class SmokeTests
{
    [Fact]
    public void Works() => Assert.Equal("/healthcheck", GeneratorTest.Run("[HealthRegistry] partial class AppHealth;").Definition.Path);
}
