namespace Meanwhile.Cli.Tests.Misbehaving;

internal static partial class Kinds
{
    public const string Empty = Head + "Content-Length: 0\r\n\r\n";

    /// <summary>Stands for the file with the authority of these tests.</summary>
    public const string AuthorityFile = "AUTHORITY";

    private static Kind[] Securing =>
    [
        new("has a certificate that has expired", "tls", "has expired", Says(Empty)) { Tls = Certificates.Expired, Scheme = "https", Options = ["--cacert", AuthorityFile], Attempts = 1 },
        new("has a certificate that is not valid yet", "tls", "not valid yet", Says(Empty)) { Tls = Certificates.NotYetValid, Scheme = "https", Options = ["--cacert", AuthorityFile] },
        new("has a certificate for another name", "tls", "for another name", Says(Empty)) { Tls = Certificates.ForAnotherName, Scheme = "https", Options = ["--cacert", AuthorityFile] },
        new("has a self-signed certificate", "tls", "self-signed", Says(Empty)) { Tls = Certificates.SelfSigned, Scheme = "https", Attempts = 1 },
        new("has a certificate of an unknown authority", "tls", "not signed by an authority", Says(Empty)) { Tls = Certificates.Good, Scheme = "https" },
        new("has a certificate of the right authority", null, "", Says(Empty)) { Tls = Certificates.Good, Scheme = "https", Options = ["--cacert", AuthorityFile] },
        new("has a bad certificate that is taken", null, "", Says(Empty)) { Tls = Certificates.Expired, Scheme = "https", Options = ["-k"] },
        new("speaks plain HTTP where TLS is asked for", "tls", "no secure connection", static peer => peer.Hang("HTTP/1.1 400 Bad Request\r\n\r\n")) { Scheme = "https" },
        new("speaks TLS where plain HTTP is asked for", "reset", "", Says(Empty)) { Tls = Certificates.Good },
        new("answers a TLS hello with an alert", "tls", "", static peer => peer.Write([0x15, 3, 3, 0, 2, 2, 40])) { Scheme = "https" },
    ];
}
