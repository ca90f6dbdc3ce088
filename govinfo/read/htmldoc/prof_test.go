package htmldoc
import "testing"
func BenchmarkProf(b *testing.B) { data := []byte(sampleSite(plainNoise)); b.SetBytes(int64(len(data))); for b.Loop() { Document(data) } }
func BenchmarkProfW(b *testing.B) { data := []byte(sampleSite(wordNoise));  b.SetBytes(int64(len(data))); for b.Loop() { Document(data) } }
