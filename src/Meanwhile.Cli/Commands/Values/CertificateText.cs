using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Meanwhile.Cli.Reporting;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Files with certificates.</summary>
internal static class CertificateText
{
    private const int MostMebibytes = 16;
    private const string PemBegin = "-----BEGIN";

    /// <summary>A PEM file with the authorities to trust.</summary>
    public static bool TryAuthorities(string path, out X509Certificate2Collection? authorities, out string problem)
    {
        authorities = [];
        try
        {
            authorities.ImportFromPem(Text(path));
            problem = authorities.Count == 0 ? $"'{path}' holds no certificate in PEM form" : "";
        }
        catch (Exception failure) when (IsWrong(failure))
        {
            problem = $"'{path}': {FileProblem.Reason(path, failure)}";
        }

        return problem.Length == 0;
    }

    /// <summary>A file with a certificate and its key, in PEM or PKCS #12 form; ":password" may follow, which is never shown.</summary>
    public static bool TryCertificate(string text, out X509Certificate2? certificate, out string problem)
    {
        var (path, password) = Split(text);
        var shown = text[..FirstColon(text)];
        certificate = null;
        try
        {
            var content = ReadFile.Bytes(path, MostMebibytes);
            var pem = Encoding.UTF8.GetString(content);
            certificate =
                !pem.Contains(PemBegin, StringComparison.Ordinal) ? X509CertificateLoader.LoadPkcs12(content, password)
                : password is null ? X509Certificate2.CreateFromPem(pem, pem)
                : X509Certificate2.CreateFromEncryptedPem(pem, pem, password);
            problem = certificate.HasPrivateKey ? "" : $"'{shown}' holds no private key";
        }
        catch (Exception failure) when (IsWrong(failure))
        {
            problem = failure is CryptographicException
                ? $"'{shown}' holds no certificate with a key that can be read; is the password right? Write FILE:PASSWORD ({failure.Message})"
                : $"'{shown}': {(path.Length == 0 ? FileProblem.Reason(path, failure) : FileProblem.Reason(path, failure).Replace(path, shown, StringComparison.Ordinal))}";
        }

        return problem.Length == 0;
    }

    /// <summary>The name of the file, without the password.</summary>
    public static string PathOf(string text) => Split(text).Path;

    private static string Text(string path) => Encoding.UTF8.GetString(ReadFile.Bytes(path, MostMebibytes));

    /// <summary>The name may have a colon in it, and the password too: the shortest name that is a file's is taken.</summary>
    private static (string Path, string? Password) Split(string text)
    {
        if (File.Exists(text))
        {
            return (text, null);
        }

        var first = FirstColon(text);
        for (var colon = first; colon < text.Length; colon = NextColon(text, colon + 1))
        {
            if (File.Exists(text[..colon]))
            {
                return (text[..colon], text[(colon + 1)..]);
            }
        }

        return first < text.Length ? (text[..first], text[(first + 1)..]) : (text, null);
    }

    /// <summary>What stands behind it may be a secret. The colon of a drive's letter is none.</summary>
    private static int FirstColon(string text) =>
        NextColon(text, OperatingSystem.IsWindows() && text.Length > 2 && char.IsAsciiLetter(text[0]) && text[2] is '\\' or '/' ? 2 : 0);

    private static int NextColon(string text, int from) => text.IndexOf(':', from) is var colon and >= 0 ? colon : text.Length;

    private static bool IsWrong(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException;
}
