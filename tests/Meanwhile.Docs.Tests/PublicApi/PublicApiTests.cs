using System.Reflection;

namespace Meanwhile.Docs.Tests.PublicApi;

/// <summary>What users can name changes on purpose, in a review that shows it.</summary>
public sealed class PublicApiTests
{
    private const string Update = "MEANWHILE_UPDATE_PUBLIC_API";

    public static TheoryData<string> Assemblies => [.. Libraries.Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Public_API_is_the_one_that_was_reviewed(string assembly)
    {
        var file = $"tests/Meanwhile.Docs.Tests/PublicApi/{assembly}.txt";
        var now = ApiText.Of(Assembly.Load(assembly));
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(Repository.PathOf(file), now);
            return;
        }

        var reviewed = File.Exists(Repository.PathOf(file)) ? Repository.Read(file) : "";
        var added = now.Split('\n').Except(reviewed.Split('\n')).Select(line => $"+ {line}");
        var removed = reviewed.Split('\n').Except(now.Split('\n')).Select(line => $"- {line}");
        Assert.True(
            now == reviewed,
            $"""
            The public API of {assembly} is not what {file} says:

            {string.Join('\n', removed.Concat(added))}

            If that is what you want, write the file anew and commit it with the change:

                {Update}=1 dotnet test tests/Meanwhile.Docs.Tests
            """
        );
    }
}
