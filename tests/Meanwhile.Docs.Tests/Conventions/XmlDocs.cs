using System.Reflection;
using System.Xml.Linq;

namespace Meanwhile.Docs.Tests.Conventions;

/// <summary>The documentation that the compiler wrote beside an assembly.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> members;

    internal XmlDocs(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        members = XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <summary>Whether it says something, or takes over what another member says.</summary>
    internal bool Describes(MemberInfo member) =>
        members.TryGetValue(DocumentationId.Of(member), out var docs)
        && (docs.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(docs.Element("summary")?.Value) || docs.Element("summary")?.HasElements == true);
}
