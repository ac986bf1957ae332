using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Meanwhile.Cli.Check.Requests;
using Meanwhile.Cli.Commands.Values;
using Meanwhile.Cli.Reporting.Formats;
using Meanwhile.Cli.Tests.Support;

namespace Meanwhile.Cli.Tests.Commands;

public class ValueTests
{
    [Theory]
    [InlineData("200", "200")]
    [InlineData("2xx", "200 250 299")]
    [InlineData("200..=204,301", "200 204 301")]
    [InlineData("200..204", "200 203")]
    [InlineData("200-204", "200 204")]
    [InlineData(" 404 , 5XX ", "404 599")]
    public void Statuses_are_read(string text, string contained)
    {
        Assert.True(StatusSet.TryParse(text, out var set, out var problem), problem);
        Assert.All(contained.Split(' '), status => Assert.True(set.Contains(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.All((int[])[0, 99, 199, 600, 1000], status => Assert.False(set.Contains(status)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("99")]
    [InlineData("1000")]
    [InlineData("300..200")]
    [InlineData("200..=")]
    [InlineData("0xx")]
    [InlineData("200,,300")]
    public void What_is_no_status_is_refused(string text) => Assert.False(StatusSet.TryParse(text, out _, out _));

    [Theory]
    [InlineData("10/s", 10, 1)]
    [InlineData("600/m", 600, 60)]
    [InlineData("5000/h", 5000, 3600)]
    public void Rates_are_read(string text, int count, int seconds)
    {
        Assert.True(RateText.TryParse(text, out var rate, out var problem), problem);
        Assert.Equal(new HttpRate(count, TimeSpan.FromSeconds(seconds)), rate);
    }

    [Theory]
    [InlineData("check http://a --rate 10", "--rate: '10' has no unit: write 10/s, 10/m or 10/h")]
    [InlineData("check http://a --rate 10/d", "'10/d' has an unknown unit")]
    [InlineData("check http://a --rate 0/s", "'0/s' is out of range")]
    [InlineData("check http://a --rate fast", "'fast' is no rate")]
    [InlineData("check http://a --retry-on 20", "--retry-on: '20' is no status")]
    [InlineData("check http://a --accept 2xx,x", "--accept: 'x' is no status")]
    [InlineData("check http://a --retry-max-time 5", "has no unit")]
    [InlineData("check http://a --connect-timeout 0s", "out of range")]
    [InlineData("check http://a -X ge+t", "--request: 'ge+t' is no method")]
    [InlineData("check http://a --max-redirs 101", "--max-redirs: '101' is out of range: 0 to 100")]
    [InlineData("check http://a --resolve a:b", "--resolve: 'a:b' cannot be understood")]
    [InlineData("check http://a --resolve a:1:nowhere", "cannot be understood")]
    [InlineData("check http://a -x ftp://a", "--proxy: 'ftp://a' has an unknown scheme")]
    [InlineData("check http://a --cacert /no/such.pem", "--cacert: '/no/such.pem': no such file")]
    [InlineData("check http://a --cert /no/such.pem", "--cert: '/no/such.pem': no such file")]
    [InlineData("check http://a --cacert /dev/null", "holds no certificate")]
    [InlineData("check http://a -H @/no/such.txt", "--header: '@/no/such.txt': no such file")]
    [InlineData("check http://a -w %{nope}", "'%{nope}' is unknown: known are ")]
    [InlineData("check http://a -w %{url", "has no '}'")]
    [InlineData("check http://a -4 -6", "--ipv4 and --ipv6 cannot both hold")]
    [InlineData("check http://a --http2 --http1.1", "cannot both hold")]
    [InlineData("check http://a -w x -f csv", "cannot both hold")]
    [InlineData("check http://a -q -v", "cannot both hold")]
    [InlineData("check http://a --no-such=secret", "unknown option '--no-such'\n")]
    public async Task What_cannot_be_is_told_in_one_line(string arguments, string expected)
    {
        var (code, run) = await InProcess.Run(arguments.Split(' '));
        Assert.Equal(1, code);
        Assert.Empty(run.Output.Text);
        Assert.Contains(expected, run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-H", "hush-hush")]
    [InlineData("-H", "hush hush: hush")]
    [InlineData("-u", "hush-hush")]
    [InlineData("-x", "ftp://hush:hush@host")]
    [InlineData("--cert", "/no/such/file:hush")]
    [InlineData("--cert", "/no/such/file:hush:hush:x")]
    [InlineData("--cert", "/dev/null:hush:hush")]
    [InlineData("--cert", ":hush:hush")]
    public async Task A_value_that_may_be_a_secret_is_not_shown_when_it_is_wrong(string option, string value)
    {
        var (code, run) = await InProcess.Run("check", "http://a", option, value);
        Assert.Equal(1, code);
        Assert.DoesNotContain("hush", run.Error.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":odd")]
    public void The_password_of_a_certificate_may_have_colons_and_its_file_too(string odd)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=carol", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var first = new TemporaryFile("");
        var path = first.Path + odd;
        File.WriteAllBytes(path, made.Export(X509ContentType.Pfx, "pa:ss:word"));
        try
        {
            if (odd.Length > 0)
            {
                File.Delete(first.Path);
            }

            Assert.True(CertificateText.TryCertificate($"{path}:pa:ss:word", out var certificate, out var problem), problem);
            Assert.Equal("CN=carol", certificate!.Subject);
            Assert.False(CertificateText.TryCertificate($"{path}:pa:ss:wrong", out _, out problem));
            Assert.DoesNotContain("ss", problem.Replace("password", "", StringComparison.OrdinalIgnoreCase).Replace(first.Path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_header_file_with_a_mistake_names_its_line()
    {
        using var file = new TemporaryFile("X-One: 1\nno header\n");
        var (code, run) = await InProcess.Run("check", "http://a", "-H", "@" + file.Path);
        Assert.Equal(1, code);
        Assert.Contains($"{file.Path}:2: a header is written", run.Error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_the_fields_and_every_error()
    {
        var text = Meanwhile.Cli.Commands.CheckHelp.Text;
        Assert.All(Enum.GetValues<Meanwhile.Cli.Check.DownReason>(), reason => Assert.Contains($"\n  {Meanwhile.Cli.Check.DownReasons.Name(reason)} ", text, StringComparison.Ordinal));
        Assert.Contains("url, ok, status, error, message, ms, attempts, final_url, method, http_version", text, StringComparison.Ordinal);
        Assert.NotEmpty(Template.Names);
    }
}
