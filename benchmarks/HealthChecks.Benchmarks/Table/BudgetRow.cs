namespace HealthChecks.Benchmarks.Table;

/// <summary>One line of the table: what was measured, against what the design allows.</summary>
/// <param name="Name">What.</param>
/// <param name="Ours">Our figure, with its unit.</param>
/// <param name="Theirs">The figure that it is compared with.</param>
/// <param name="Ratio">Ours over theirs, with the spread where there is one.</param>
/// <param name="Budget">What the design allows.</param>
/// <param name="Verdict">Whether it is kept: <c>ok</c>, <c>over</c>, or why nobody knows.</param>
internal sealed record BudgetRow(string Name, string Ours, string Theirs, string Ratio, string Budget, string Verdict)
{
    public const string Header = "name | ours | theirs | ratio | budget | ok/over";

    public static BudgetRow Of(string name, string ours, string theirs, string ratio, string budget, bool kept) =>
        new(name, ours, theirs, ratio, budget, kept ? "ok" : "over");

    public static BudgetRow NotMeasured(string name, string budget, string why) => new(name, "-", "-", "-", budget, why);

    public override string ToString() => string.Join(" | ", Name, Ours, Theirs, Ratio, Budget, Verdict);
}
