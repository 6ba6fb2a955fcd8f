/** Saves a text as a file of the browser's user; nothing is sent anywhere. */
export function save(text: string, mediaType: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
