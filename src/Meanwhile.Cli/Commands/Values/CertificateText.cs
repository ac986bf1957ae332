using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Meanwhile.Cli.Reporting;

namespace Meanwhile.Cli.Commands.Values;

/// <summary>Files with certificates.</summary>
internal static class CertificateText
{
    private const string PemBegin = "-----BEGIN";

    /// <summary>A PEM file with the authorities to trust.</summary>
    public static bool TryAuthorities(string path, out X509Certificate2Collection? authorities, out string problem)
    {
        authorities = [];
        try
        {
            authorities.ImportFromPemFile(path);
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
        var (path, password) = (text, (string?)null);
        if (!File.Exists(text) && text.LastIndexOf(':') is var colon and > 0)
        {
            (path, password) = (text[..colon], text[(colon + 1)..]);
        }

        certificate = null;
        try
        {
            certificate =
                !File.ReadAllText(path).Contains(PemBegin, StringComparison.Ordinal) ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : password is null ? X509Certificate2.CreateFromPemFile(path)
                : X509Certificate2.CreateFromEncryptedPemFile(path, password);
            problem = certificate.HasPrivateKey ? "" : $"'{path}' holds no private key";
        }
        catch (Exception failure) when (IsWrong(failure))
        {
            problem = failure is CryptographicException
                ? $"'{path}' holds no certificate with a key that can be read; is the password right? Write FILE:PASSWORD ({failure.Message})"
                : $"'{path}': {FileProblem.Reason(path, failure)}";
        }

        return problem.Length == 0;
    }

    private static bool IsWrong(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException;
}
