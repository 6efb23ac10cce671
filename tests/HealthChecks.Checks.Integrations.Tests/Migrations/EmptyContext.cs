using Microsoft.EntityFrameworkCore;

namespace HealthChecks.Checks.Integrations.Tests.Migrations;

/// <summary>A context without migrations.</summary>
public sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);
