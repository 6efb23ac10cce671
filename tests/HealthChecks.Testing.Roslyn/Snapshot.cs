using System.Text.RegularExpressions;

namespace HealthChecks.Testing.Roslyn;

/// <summary>
/// Compares generated code with a file under <c>Snapshots</c>. File names and contents are those of Verify.SourceGenerators, so that
/// the package can take over.
/// </summary>
/// <remarks>Run the tests with <c>HEALTHCHECKS_UPDATE_SNAPSHOTS=1</c> to accept what they received.</remarks>
public static partial class Snapshot
{
    /// <summary>Compares; on a mismatch writes a <c>.received.cs</c> beside the snapshot and fails.</summary>
    /// <param name="project">The folder of the test project below <c>tests</c>.</param>
    /// <param name="test">The test class and test, with a dot between.</param>
    /// <param name="hintName">The generated file's hint name.</param>
    /// <param name="source">The generated code.</param>
    public static void Verify(string project, string test, string hintName, string source)
    {
        var received = $"//HintName: {hintName}\n" + Version().Replace(source, "$1{version}$2");
        var stem = RepositoryRoot.PathTo("tests", project, "Snapshots", $"{test}#{Path.GetFileNameWithoutExtension(hintName)}");
        var verifiedPath = stem + ".verified.cs";
        var receivedPath = stem + ".received.cs";

        if (Environment.GetEnvironmentVariable("HEALTHCHECKS_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(verifiedPath)!);
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }

        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : "";
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        throw new HarnessException(
            $"Generated code differs from its snapshot. Compare {receivedPath} with {verifiedPath}; {FirstDifference(verified, received)}");
    }

    private static string FirstDifference(string verified, string received)
    {
        var (left, right) = (verified.Split('\n'), received.Split('\n'));
        var common = Math.Min(left.Length, right.Length);
        var line = Enumerable.Range(0, common).FirstOrDefault(i => left[i] != right[i], common);
        return $"line {line + 1} is\n{right.ElementAtOrDefault(line)}\nand was\n{left.ElementAtOrDefault(line)}";
    }

    [GeneratedRegex("""(GeneratedCode\("HealthChecks.Generator", ")[^"]*(")""")]
    private static partial Regex Version();
}
