using System.Data.Common;

namespace HealthChecks.Checks.Tests.Fakes;

/// <summary>What drivers throw, with the sort of text that they put in it.</summary>
internal sealed class FakeDbException() : DbException("db.internal:5432: password 'hunter2' rejected for user app");
