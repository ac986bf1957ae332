using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Meanwhile.Cli.Commands;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Commands;

public class CommandLineTests
{
    [Fact]
    public async Task Version_is_one_line_on_standard_output()
    {
        var (code, run) = await InProcess.Run("--version");
        Assert.Equal(0, code);
        Assert.Matches(@"^meanwhile \d+\.\d+\.\d+\S*\n$", run.Output.Text);
        Assert.Empty(run.Error.Text);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("check --help")]
    [InlineData("check http://example.com -h")]
    [InlineData("demo --help")]
    public async Task Help_goes_to_standard_output(string arguments)
    {
        var (code, run) = await InProcess.Run(arguments.Split(' '));
        Assert.Equal(0, code);
        Assert.Contains("Usage:", run.Output.Text, StringComparison.Ordinal);
        Assert.Empty(run.Error.Text);
    }

    [Fact]
    public void Help_names_every_option()
    {
        foreach (var option in new CheckCommand().Options)
        {
            foreach (var name in option.Aliases.Prepend(option.Name))
            {
                Assert.Contains($"{name}", HelpText.Check, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Help_fits_a_terminal_of_120_columns()
    {
        Assert.All($"{HelpText.Overview}\n{HelpText.Check}\n{HelpText.Demo}".Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Fact]
    public async Task Nothing_at_all_is_answered_with_help_and_a_failure()
    {
        var (code, run) = await InProcess.Run();
        Assert.Equal(1, code);
        Assert.Contains("Usage:", run.Error.Text, StringComparison.Ordinal);
        Assert.Empty(run.Output.Text);
    }

    [Theory]
    [InlineData("bogus", "bogus")]
    [InlineData("check", "nothing to check")]
    [InlineData("demo more", "more")]
    [InlineData("check http://a -c 0", "--concurrency: '0' is out of range: 1 to 65,536")]
    [InlineData("check http://a -c 99999999999999999999", "--concurrency: '99999999999999999999' is out of range")]
    [InlineData("check http://a -c many", "--concurrency: 'many' is no whole number")]
    [InlineData("check http://a -c 1.5", "--concurrency: '1.5' is no whole number")]
    [InlineData("check http://a --host-concurrency 0", "--host-concurrency: '0' is out of range")]
    [InlineData("check http://a --retry -1", "--retry: '-1' is out of range: 0 to 100")]
    [InlineData("check http://a --retry-delay 5", "--retry-delay: '5' has no unit: write 5s or 5ms")]
    [InlineData("check http://a -m 0s", "--max-time: '0s' is out of range")]
    [InlineData("check http://a --max-time=NaN", "--max-time: 'NaN' is no time")]
    [InlineData("check http://a --grace 2days", "--grace: '2days' has an unknown unit")]
    [InlineData("check http://a -f yaml", "--format: 'yaml' is unknown: choose table, jsonl, csv, junit or markdown")]
    [InlineData("check http://a --user= http://b", "write USER:PASSWORD")]
    [InlineData("check http://a -H @", "no file is named")]
    [InlineData("check http://a --cacert=", "no file is named")]
    [InlineData("check http://a --cert=", "no file is named")]
    [InlineData("check http://a --cert :", "no file is named")]
    [InlineData("check http://a --cert /dev/zero", "it is larger than 16 MiB")]
    [InlineData("check http://a --cacert /dev/zero", "it is larger than 16 MiB")]
    [InlineData("check http://a -H Name:Zoë", "the value of 'Name' has a character outside ASCII")]
    [InlineData("check http://a -A Ä", "--user-agent: it has a character outside ASCII")]
    [InlineData("check http://a -c", "-c")]
    [InlineData("check http://a -i", "-i")]
    public async Task Wrong_usage_is_one_clear_line_and_exit_code_1(string arguments, string expected)
    {
        var (code, run) = await InProcess.Run(arguments.Split(' '));
        Assert.Equal(1, code);
        Assert.Empty(run.Output.Text);
        Assert.Contains(expected, run.Error.Text, StringComparison.Ordinal);
        Assert.Contains("--help'", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_value_after_an_equals_sign_leaves_the_next_word_alone()
    {
        var tree = new CommandTree();
        var options = tree.Check.Read(tree.Parse(["check", "--proxy=", "http://a", "--user-agent=", "http://b", "-q"]), []);
        Assert.Equal(["http://a", "http://b"], options.Urls);
        Assert.False(options.Request.UseProxy);
        Assert.True(options.IsQuiet);
    }

    [Theory]
    [InlineData("-H", "@")]
    [InlineData("--cacert", "")]
    [InlineData("--cert", "")]
    public async Task No_output_takes_the_place_of_a_file_that_is_read(string option, string prefix)
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=carol", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var text = option == "-H" ? "X-Name: value\n" : $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        using var file = new TemporaryFile(text);
        var (code, run) = await InProcess.Run("check", "http://127.0.0.1:1/", option, prefix + file.Path, "-o", file.Path);
        Assert.Equal(1, code);
        Assert.Contains($"--output: '{file.Path}' is read for --", run.Error.Text, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(file.Path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("check http://example.com")]
    [InlineData("check http://example.com https://example.org/?a=-b&c=@d")]
    public void Urls_alone_mean_the_same_without_the_parser(string arguments)
    {
        var plain = PlainCheck.Read(arguments.Split(' '));
        Assert.NotNull(plain);
        var tree = new CommandTree();
        var problems = new List<string>();
        var parsed = tree.Check.Read(tree.Parse(arguments.Split(' ')), problems);
        Assert.Empty(problems);
        Assert.Equivalent(parsed, plain, strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("check")]
    [InlineData("check -")]
    [InlineData("check example.com")]
    [InlineData("check http://example.com -h")]
    [InlineData("check http://example.com -- http://example.org")]
    [InlineData("check -f jsonl http://example.com")]
    [InlineData("demo http://example.com")]
    public void All_else_is_left_to_the_parser(string arguments) =>
        Assert.Null(PlainCheck.Read(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
