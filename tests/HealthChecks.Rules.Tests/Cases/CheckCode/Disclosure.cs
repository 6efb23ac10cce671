namespace HealthChecks.Rules.Tests.Cases.CheckCode;

internal sealed class Disclosure : RuleCases
{
    public Disclosure()
        : base("HCK306")
    {
        Reports("a message", Caught("return HealthCheckResult.Unhealthy([|e.Message|]);"));
        Reports("a message beside the exception", Caught("return HealthCheckResult.Unhealthy([|e.Message|], e);"));
        Reports("a whole exception", Caught("return HealthCheckResult.Degraded([|e.ToString()|]);"));
        Reports("an interpolated message", Caught("return HealthCheckResult.Unhealthy($\"Orders: {[|e.Message|]}\", e);"));
        Reports("an interpolated exception", Caught("return HealthCheckResult.Unhealthy($\"Orders: {[|e|]}\");"));
        Reports("a concatenation", Caught("return new HealthCheckResult(HealthStatus.Unhealthy, \"Orders: \" + [|e.InnerException?.Message|]);".Replace("[|e.InnerException?.Message|]", "(e.InnerException?[|.Message|] ?? \"\")")));
        Reports("a text of ours", Caught("return HealthResults.Unhealthy(\"orders-down\", [|e.Message|], e);"));
        Reports("a finding", Caught("return HealthResults.From([new HealthFinding(HealthStatus.Unhealthy, \"orders-down\", [|e.Message|])]);"));
        Reports("an exception of ours", Caught("throw new HealthCheckException(\"orders-down\", message: [|e.Message|], innerException: e);"));
        Reports("figures", Caught("return HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { [\"error\"] = [|e.StackTrace|]! });"));
        Reports("figures that are added", Caught("var data = new Dictionary<string, object>(); data[\"n\"] = 1; data.Add(\"error\", [|e|]); return HealthCheckResult.Unhealthy(\"down\", e, data);"));
        Reports("an exception that is added to figures", Caught("var data = new Dictionary<string, object>(); data.Add(\"error\", [|e|]); return HealthCheckResult.Unhealthy(\"down\", e, data);"));
        Reports("a local text", Caught("var text = string.Format(\"down: {0}\", [|e.Message|]); return HealthCheckResult.Unhealthy(text, e);"));
        Reports("a connection string", Code.Check("await Task.Yield(); return HealthCheckResult.Healthy($\"connected to {[|connection.ConnectionString|]}\");", parameters: "(System.Data.Common.DbConnection connection)"));
        Reports("a configured connection string", Code.Check("await Task.Yield(); return HealthCheckResult.Healthy([|configuration.GetConnectionString(\"orders\")|]);", parameters: "(IConfiguration configuration)"));
        Reports("an environment variable", Code.Check("return Task.FromResult(HealthCheckResult.Healthy(data: new Dictionary<string, object> { { \"url\", [|Environment.GetEnvironmentVariable(\"ORDERS_PASSWORD\")|]! } }));", async: ""));

        IsSilent("the exception as such", Caught("return HealthCheckResult.Unhealthy(\"The orders database does not answer.\", e);"));
        IsSilent("the exception as a cause", Caught("return HealthResults.Unhealthy(\"orders-down\", exception: e);"));
        IsSilent("the kind of exception", Caught("return HealthCheckResult.Unhealthy($\"{e.GetType().Name} {e.HResult}\", e);"));
        IsSilent("a message in the log", Caught("Console.WriteLine(e.Message); return HealthCheckResult.Unhealthy(exception: e);"));
        IsSilent("a message of an exception of ours", Caught("return e is HealthCheckException known ? HealthCheckResult.Unhealthy(known.Message) : HealthCheckResult.Unhealthy();"));
        IsSilent("a message of another object", Code.Check("await Task.Yield(); return HealthCheckResult.Healthy(answer.Message);", parameters: "(Answer answer)"), "public sealed class Answer { public string Message => \"\"; }");
        IsSilent("the name of the instance", Code.Check("return Task.FromResult(HealthCheckResult.Healthy(Environment.GetEnvironmentVariable(\"POD_NAME\")));", async: ""));
        IsSilent("a message that is compared", Caught("return HealthCheckResult.Unhealthy(e.Message == \"\" ? \"empty\" : \"other\");".Replace("e.Message == \"\"", "IsEmpty(e)"), "static bool IsEmpty(Exception e) => e.Message == \"\";"));

        IsUnknown("a message that is made fit", Caught("return HealthCheckResult.Unhealthy(Redact(e.Message));", "static string Redact(string text) => text.Length.ToString();"));
        IsUnknown("a connection string whose secrets may be gone", Code.Check("var builder = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = \"a=b\" }; builder.Remove(\"a\"); await Task.Yield(); return HealthCheckResult.Healthy(builder.ConnectionString);"));
        IsUnknown("a variable whose name is not known", Code.Check("return Task.FromResult(HealthCheckResult.Healthy(Environment.GetEnvironmentVariable(context.Registration.Name)));", async: ""));
        IsUnknown("an exception that the project declares", Code.Check("try { await Task.Yield(); return HealthCheckResult.Healthy(); } catch (OrdersException e) { return HealthCheckResult.Unhealthy(e.Message); }"), "public sealed class OrdersException : Exception;");
        IsUnknown("a local that several things are put into by others", Caught("var data = Figures(e); return HealthCheckResult.Unhealthy(data: data);", "static Dictionary<string, object> Figures(Exception e) => new() { [\"error\"] = e };"));

        Fixes("a message", Caught("return HealthCheckResult.Unhealthy(e.Message);"), Caught("return HealthResults.Unhealthy(HealthReasons.UnknownError, exception: e);"));
        Fixes("a message, an exception and figures", Caught("return HealthCheckResult.Unhealthy(e.Message, e, new Dictionary<string, object>());"), Caught("return HealthResults.Unhealthy(HealthReasons.UnknownError, exception: e, data: new Dictionary<string, object>());"));
        Fixes("a text before it", Caught("return HealthCheckResult.Unhealthy($\"The database is down: {e.Message}\", exception: e);"), Caught("return HealthResults.Unhealthy(HealthReasons.UnknownError, \"The database is down.\", exception: e);"));
        Fixes("a sum", Caught("return HealthCheckResult.Unhealthy(\"Down - \" + e.ToString());"), Caught("return HealthResults.Unhealthy(HealthReasons.UnknownError, \"Down.\", exception: e);"));
        FixesAll("every result", Caught("if (e is InvalidOperationException)\n    return HealthCheckResult.Unhealthy(e.Message, e);\nreturn HealthCheckResult.Unhealthy(e.ToString());"), Caught("if (e is InvalidOperationException)\n    return HealthResults.Unhealthy(HealthReasons.UnknownError, exception: e);\nreturn HealthResults.Unhealthy(HealthReasons.UnknownError, exception: e);"));
        OffersNothing("what is degraded, and would lose its exception", Caught("return HealthCheckResult.Degraded(e.Message, e);"));
        OffersNothing("a text that says more", Caught("return HealthCheckResult.Unhealthy($\"{e.Message} at {DateTime.UtcNow}\");"));
    }

    private static string Caught(string body, string members = "") => Code.Check(
        $"try {{ await client.GetStringAsync(\"/\", cancellationToken); return HealthCheckResult.Healthy(); }} catch (Exception e) {{ {body} }}",
        parameters: "(HttpClient client)",
        members: members);
}
