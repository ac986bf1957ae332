namespace Meanwhile;

/// <summary>Says why a secure connection failed, in words for the one who asked for the page.</summary>
internal static class CertificateProblem
{
    private static readonly (string Sign, string Meaning)[] Signs =
    [
        ("NotTimeValid", "the server's certificate has expired, or is not valid yet"),
        ("NameMismatch", "the server's certificate is for another name"),
        ("Revoked", "the server's certificate was revoked"),
        ("UntrustedRoot", "the server's certificate is not signed by an authority that this machine trusts (self-signed?)"),
        ("PartialChain", "the server's certificate is not signed by an authority that this machine trusts (self-signed?)"),
        ("NotAvailable", "the server sent no certificate"),
    ];

    /// <summary>.NET puts the names of its flags into the message, in every language.</summary>
    internal static string Describe(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var found = Array.FindAll(Signs, sign => cause.Message.Contains(sign.Sign, StringComparison.Ordinal));
            if (found.Length > 0)
            {
                return string.Join("; ", found.Select(sign => sign.Meaning).Distinct(StringComparer.Ordinal)) + ".";
            }
        }

        return $"no secure connection: {(failure.InnerException ?? failure).Message}";
    }
}
