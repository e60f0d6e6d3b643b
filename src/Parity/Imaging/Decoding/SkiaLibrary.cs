using SkiaSharp;

namespace Parity.Imaging;

/// <summary>The native library that decodes pictures.</summary>
public static class SkiaLibrary
{
    /// <summary>The version of the native library that is loaded.</summary>
    /// <exception cref="ParityException">It cannot be loaded.</exception>
    public static string Version
    {
        get
        {
            try
            {
                return SkiaSharpVersion.Native.ToString();
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
            {
                throw new ParityException("SkiaSharp's native library cannot be loaded; reference SkiaSharp.NativeAssets for this system in the project that runs. " + (e.InnerException ?? e).Message, e);
            }
        }
    }
}
