namespace Meanwhile;

/// <summary>Says why a secure connection failed, in words for the one who asked for the page.</summary>
internal static class HandshakeProblem
{
    private static readonly (string Sign, string Meaning)[] Signs =
    [
        ("NotTimeValid", "the server's certificate has expired, or is not valid yet"),
        ("NameMismatch", "the server's certificate is for another name"),
        ("Revoked", "the server's certificate was revoked"),
        ("UntrustedRoot", "the server's certificate is not signed by an authority that this machine trusts (self-signed?)"),
        ("PartialChain", "the server's certificate is not signed by an authority that this machine trusts (self-signed?)"),
        ("NotAvailable", "the server sent no certificate"),
        ("ValidationCallback", "the server's certificate was refused by the program's own check of it"),
        ("frame size", "no secure connection: the server does not speak TLS there (http, and not https?)"),
        ("unexpected EOF", "no secure connection: the server closed the connection in the middle of the handshake"),
    ];

    /// <summary>.NET puts the names of its flags into the message, in every language.</summary>
    internal static string Describe(Exception failure, Subject subject)
    {
        var innermost = failure;
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            innermost = cause;
            var found = Array.FindAll(Signs, sign => cause.Message.Contains(sign.Sign, StringComparison.Ordinal));
            if (found.Length > 0)
            {
                return string.Join("; ", found.Select(sign => sign.Meaning).Distinct(StringComparer.Ordinal)) + ".";
            }
        }

        // OpenSSL's words, behind its number and the name of the part that says them.
        var said = innermost.Message[(innermost.Message.LastIndexOf("::", StringComparison.Ordinal) is var colons and >= 0 ? colons + 2 : 0)..];
        return $"no secure connection: the handshake failed ({subject.Said(said).TrimEnd('.')}).";
    }
}
