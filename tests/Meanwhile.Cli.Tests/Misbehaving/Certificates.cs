using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Meanwhile.Cli.Tests.Misbehaving;

/// <summary>Certificates made for these tests, each wrong in its own way.</summary>
internal static class Certificates
{
    private static readonly DateTimeOffset LongAgo = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset FarOff = new(2101, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly X509Certificate2 Authority = MakeAuthority();

    public static SslServerAuthenticationOptions Good { get; } = Options(Signed("127.0.0.1", LongAgo.AddYears(1), FarOff.AddYears(-1)));

    public static SslServerAuthenticationOptions Expired { get; } = Options(Signed("127.0.0.1", LongAgo.AddYears(1), LongAgo.AddYears(2)));

    public static SslServerAuthenticationOptions NotYetValid { get; } = Options(Signed("127.0.0.1", FarOff.AddYears(-2), FarOff.AddYears(-1)));

    public static SslServerAuthenticationOptions ForAnotherName { get; } = Options(Signed("10.9.8.7", LongAgo.AddYears(1), FarOff.AddYears(-1)));

    public static SslServerAuthenticationOptions SelfSigned { get; } = Options(MakeSelfSigned());

    /// <summary>The authority that has signed those that are not self-signed.</summary>
    public static string AuthorityPem => Authority.ExportCertificatePem();

    /// <summary>A certificate of a client, with its key, as PEM.</summary>
    public static string ClientPem { get; } = MakeClient();

    public static SslServerAuthenticationOptions WithHttp2(SslServerAuthenticationOptions options) =>
        new() { ServerCertificate = options.ServerCertificate, ApplicationProtocols = [SslApplicationProtocol.Http2] };

    private static SslServerAuthenticationOptions Options(X509Certificate2 certificate) => new() { ServerCertificate = certificate };

    private static X509Certificate2 MakeAuthority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Authority of the tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var made = request.CreateSelfSigned(LongAgo, FarOff);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    private static X509Certificate2 Signed(string address, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        using var signed = Request(address, key).Create(Authority, from, until, RandomNumberGenerator.GetBytes(8));
        using var made = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    private static X509Certificate2 MakeSelfSigned()
    {
        using var key = RSA.Create(2048);
        using var made = Request("127.0.0.1", key).CreateSelfSigned(LongAgo, FarOff);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    private static string MakeClient()
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=the client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(LongAgo, FarOff);
        return $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private static CertificateRequest Request(string address, RSA key)
    {
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
