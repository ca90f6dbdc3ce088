// Package recognize finds a report in a document.
package recognize
