namespace Meanwhile;

/// <summary>The result of what has none, so that one implementation serves both.</summary>
internal readonly struct VoidResult;
